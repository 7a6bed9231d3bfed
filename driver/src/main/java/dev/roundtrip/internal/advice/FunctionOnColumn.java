package dev.roundtrip.internal.advice;

import dev.roundtrip.finding.Change;
import dev.roundtrip.finding.Recommendation;
import dev.roundtrip.finding.Risk;
import dev.roundtrip.internal.catalog.Catalog;
import dev.roundtrip.internal.query.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column is compared inside of a call or cast, so that its index cannot be searched. Withdrawn
 * where the plan uses an index all the same.
 */
final class FunctionOnColumn implements Rule {

  static final String CODE = "function-on-column";

  private static final Set<String> OF_DAYS = Set.of("date", "year", "month", "trunc", "date_trunc");

  @Override
  public List<Proposal> advise(Case statement) {
    List<Proposal> proposals = new ArrayList<>();
    for (Use use : statement.uses()) {
      if (!statement.scansLarge(use)) {
        continue;
      }
      Double kept = statement.kept(use);
      use.predicates.stream()
          .filter(predicate -> predicate.wrapped() != null && predicate.other() == null)
          .filter(
              predicate ->
                  predicate.kind() == Predicate.Kind.EQUAL
                      || predicate.kind() == Predicate.Kind.RANGE)
          .filter(predicate -> selective(predicate, kept))
          .filter(predicate -> !isIndexed(use, predicate))
          .findFirst()
          .ifPresent(
              predicate -> proposals.add(Proposal.access(use, of(statement, use, predicate))));
    }
    return proposals;
  }

  /** What was returned tells it; else a column with few values is no good key. */
  private static boolean selective(Predicate predicate, @Nullable Double kept) {
    Double distinct = predicate.column().distinct();
    return kept != null
        ? kept <= Case.SELECTIVE
        : distinct != null && distinct * Case.SELECTIVE >= 1;
  }

  private static boolean isIndexed(Use use, Predicate predicate) {
    String wanted = squeezed(String.valueOf(predicate.wrapped()));
    return use.table.indexes().stream()
        .map(index -> index.parts().get(0).expression())
        .anyMatch(
            expression ->
                expression != null
                    && (squeezed(expression).equals(wanted)
                        || expression
                            .toLowerCase(Locale.ROOT)
                            .contains(predicate.column().name().toLowerCase(Locale.ROOT))));
  }

  private static String squeezed(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[\\s()]|::\\w+|\\w+\\.", "");
  }

  private static Recommendation of(Case statement, Use use, Predicate predicate) {
    Catalog catalog = statement.catalog;
    String column = catalog.names().write(predicate.column().name());
    String table = use.name(catalog.names());
    String wrapped = String.valueOf(predicate.wrapped());
    String cause =
        "All of %s is read, about %s rows: an index on %s cannot be searched for %s."
            .formatted(table, Text.number(statement.rows(use)), column, wrapped);
    if (isOfDays(predicate.wrapped())) {
      boolean indexed = use.table.hasIndexOn(List.of(predicate.column().name()));
      String where = "WHERE %1$s >= ? AND %1$s < ?".formatted(column);
      return new Recommendation(
          CODE,
          cause,
          "Compare %s itself with the ends of the range%s."
              .formatted(column, indexed ? "" : ", and create an index on it"),
          indexed ? Change.statement(where) : new Indexes(catalog, use, List.of(column)).change(),
          "only the rows of the range are read" + (indexed ? "" : ", by " + where),
          Risk.LOW,
          "the statement has to be changed, with the same rows as its result");
    }
    if (catalog.is("PostgreSQL") || catalog.is("SQLite") || catalog.is("Oracle")) {
      String expression = wrapped.replaceAll("\\w+\\.(?=\\w)", "");
      String key = predicate.wrapped() instanceof Expr.Call ? expression : "(" + expression + ")";
      return new Recommendation(
          CODE,
          cause,
          "Create an index on the expression %s.".formatted(expression),
          new Indexes(catalog, use, List.of(key)).change(),
          "only rows that match are read; the statement stays as it is",
          Text.ofIndex(statement.rows(use)),
          Text.whyOfIndex(statement, use));
    }
    return new Recommendation(
        CODE,
        cause,
        "Store what %s gives in a column of its own, by GENERATED ALWAYS AS (%s), with an index, and compare that; or compare %s itself."
            .formatted(wrapped, wrapped.replaceAll("\\w+\\.(?=\\w)", ""), column),
        null,
        "only rows that match are read",
        Risk.MEDIUM,
        "the table gets a column, and the statement has to be changed");
  }

  private static boolean isOfDays(@Nullable Expr wrapped) {
    return (wrapped instanceof Expr.Call call && OF_DAYS.contains(call.name()))
        || (wrapped instanceof Expr.Cast cast && cast.type().equals("date"));
  }
}
