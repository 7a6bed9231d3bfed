package dev.roundtrip.internal.advice;

import dev.roundtrip.finding.Change;
import dev.roundtrip.finding.Recommendation;
import dev.roundtrip.finding.Risk;
import dev.roundtrip.internal.catalog.Column;
import dev.roundtrip.internal.query.Expr;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Conditions on different columns, joined by OR, on a large table that is read as a whole: no one
 * index serves them. Withdrawn where the plan joins two indexes.
 */
final class OrOverColumns implements Rule {

  static final String CODE = "or-over-columns";

  @Override
  public List<Proposal> advise(Case statement) {
    List<Proposal> proposals = new ArrayList<>();
    for (Use use : statement.uses()) {
      Double kept = statement.kept(use);
      if (!statement.scansLarge(use) || (kept != null && kept > Case.SELECTIVE)) {
        continue;
      }
      for (Expr conjunct : use.block.conjuncts()) {
        Set<Column> columns = columns(statement, use, conjunct);
        if (columns.size() > 1
            && columns.stream().allMatch(OrOverColumns::selective)
            && (!statement.writes() || lacksIndex(statement, use, columns))) {
          proposals.add(Proposal.access(use, of(statement, use, conjunct, List.copyOf(columns))));
          break;
        }
      }
    }
    return proposals;
  }

  /** Whether an index helps by itself: a statement that writes cannot be taken apart by UNION. */
  private static boolean lacksIndex(Case statement, Use use, Set<Column> columns) {
    return (statement.catalog.is("PostgreSQL") || statement.catalog.isMySqlLike())
        && columns.stream().anyMatch(column -> !use.table.hasIndexOn(List.of(column.name())));
  }

  private static boolean selective(Column column) {
    return column.indexable()
        && column.distinct() != null
        && column.distinct() * Case.SELECTIVE >= 1;
  }

  /** The columns, if each part compares one of this table with values; else none. */
  private static Set<Column> columns(Case statement, Use use, Expr conjunct) {
    Set<Column> columns = new LinkedHashSet<>();
    if (conjunct instanceof Expr.Or or) {
      for (Expr part : or.parts()) {
        if (!(part instanceof Expr.Binary equal)
            || !equal.operator().equals("=")
            || part.columns().size() != 1
            || !(equal.left() instanceof Expr.Col || equal.right() instanceof Expr.Col)) {
          return Set.of();
        }
        Optional<Uses.Found> found = statement.uses.find(use.block, part.columns().get(0));
        if (found.isEmpty() || found.get().use() != use) {
          return Set.of();
        }
        columns.add(found.get().column());
      }
    }
    return columns;
  }

  private static Recommendation of(Case statement, Use use, Expr or, List<Column> columns) {
    List<String> names = statement.written(columns);
    String table = use.name(statement.catalog.names());
    List<Column> bare =
        columns.stream().filter(column -> !use.table.hasIndexOn(List.of(column.name()))).toList();
    String cause =
        "All of %s is read, about %s rows: OR over %s cannot be searched for in one index."
            .formatted(table, Text.number(statement.rows(use)), Text.list(names));
    boolean joinsIndexes = statement.catalog.is("PostgreSQL") || statement.catalog.isMySqlLike();
    if (joinsIndexes && !bare.isEmpty()) {
      String column = statement.written(bare).get(0);
      return new Recommendation(
          CODE,
          cause + " This database joins several, but %s has none.".formatted(column),
          "Create an index on %s (%s), so that each side of the OR has one."
              .formatted(table, column),
          new Indexes(statement.catalog, use, List.of(column)).change(),
          "only rows that match are read",
          Text.ofIndex(statement.rows(use)),
          Text.whyOfIndex(statement, use));
    }
    return new Recommendation(
        CODE,
        cause,
        "Ask for each side of the OR by itself, and put them together with UNION"
            + (bare.isEmpty()
                ? "."
                : "; each needs an index: " + Text.list(statement.written(bare)) + "."),
        Change.statement(union(statement, or)),
        "each side is searched for in its own index",
        Risk.LOW,
        "UNION drops rows that are equal; keep the key in the select list");
  }

  private static String union(Case statement, Expr or) {
    String text = statement.facts.shape().text();
    String whole = or.toString();
    String bare = whole.substring(1, whole.length() - 1);
    String found = text.contains(whole) ? whole : bare;
    if (!(or instanceof Expr.Or parts) || !text.contains(found)) {
      return "SELECT … WHERE … UNION SELECT … WHERE …";
    }
    return String.join(
        "\nUNION\n",
        parts.parts().stream().map(part -> text.replace(found, part.toString())).toList());
  }
}
