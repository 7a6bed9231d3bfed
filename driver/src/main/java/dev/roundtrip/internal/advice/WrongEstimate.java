package dev.roundtrip.internal.advice;

import dev.roundtrip.finding.Change;
import dev.roundtrip.finding.Recommendation;
import dev.roundtrip.finding.Risk;
import dev.roundtrip.internal.query.Select;
import java.util.List;
import java.util.Locale;

/** The planner expected ten times fewer or more rows than came. */
final class WrongEstimate implements Rule {

  static final String CODE = "wrong-estimate";

  private static final double FACTOR = 10;
  private static final double MATTERS = 1_000;

  /**
   * Between two bounds of a histogram the planner can only guess; by default there are 100 of them
   * (default_statistics_target). A range may begin and end anywhere between two.
   */
  private static final double HISTOGRAM_BOUNDS = 100;

  @Override
  public List<Proposal> advise(Case statement) {
    Select select = statement.select;
    Double expected = statement.plan.root().estimatedRows();
    List<Use> uses = statement.uses();
    if (expected == null
        || !statement.catalog.is("PostgreSQL")
        || statement.writes()
        || select.limited()
        || select.offset()
        || select.compound()
        || statement.facts.failed()
        || uses.size() != 1
        || select.aggregates()
        || select.distinct()) {
      return List.of();
    }
    double came = Math.max(1, statement.facts.rows());
    double off = Math.max(came / Math.max(1, expected), Math.max(1, expected) / came);
    Use use = uses.get(0);
    if (off < FACTOR
        || Math.max(came, expected) < MATTERS
        || isWithinHistogram(use, Math.abs(came - expected), statement.rows(use))) {
      return List.of();
    }
    String table = use.name(statement.catalog.names());
    List<String> columns =
        use.predicates.stream()
            .filter(Predicate::isFilter)
            .map(predicate -> statement.catalog.names().write(predicate.column().name()))
            .distinct()
            .toList();
    String cause =
        "The planner expected about %s rows of %s, and %s came: it chooses joins and indexes for a wrong number."
            .formatted(Text.number(expected), table, Text.number(came));
    boolean depend = columns.size() > 1 && came > expected && statement.catalog.atLeast(10, 0);
    String name = (use.table.name() + "_" + String.join("_", columns)).toLowerCase(Locale.ROOT);
    Change change =
        depend
            ? new Change(
                Change.Kind.SCHEMA,
                "CREATE STATISTICS %s_stats ON %s FROM %s;\nANALYZE %s"
                    .formatted(name, String.join(", ", columns), table, table),
                "DROP STATISTICS " + name + "_stats",
                null,
                null,
                false)
            : Change.statistics("ANALYZE " + table);
    return List.of(
        new Proposal(
            "estimate " + use.from.alias(),
            new Recommendation(
                CODE,
                cause,
                depend
                    ? "Let it know that %s depend on each other, with extended statistics."
                        .formatted(Text.list(columns))
                    : "Gather the statistics of %s anew; if that changes nothing, with a higher target for its columns."
                        .formatted(table),
                change,
                null,
                Risk.LOW,
                "it reads a sample of the table; other statements may get other plans")));
  }

  /** Whether new statistics would tell it no better, of a range or the beginning of a text. */
  private static boolean isWithinHistogram(Use use, double missed, double rows) {
    return missed <= 2 * rows / HISTOGRAM_BOUNDS
        && use.predicates.stream()
            .map(Predicate::kind)
            .anyMatch(kind -> kind == Predicate.Kind.RANGE || kind == Predicate.Kind.PATTERN);
  }
}
