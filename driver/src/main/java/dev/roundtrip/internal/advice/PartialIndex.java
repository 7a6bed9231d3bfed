package dev.roundtrip.internal.advice;

import dev.roundtrip.finding.Recommendation;
import java.util.ArrayList;
import java.util.List;

/** {@code IS NULL} keeps few rows of a large table, and nothing else does: an index of those. */
final class PartialIndex implements Rule {

  static final String CODE = "partial-index";

  @Override
  public List<Proposal> advise(Case statement) {
    List<Proposal> proposals = new ArrayList<>();
    for (Use use : statement.uses()) {
      Double kept = statement.kept(use);
      if (!statement.scansLarge(use) || kept == null || kept > Case.SELECTIVE) {
        continue;
      }
      use.predicates.stream()
          .filter(predicate -> predicate.kind() == Predicate.Kind.NULL)
          .filter(predicate -> predicate.wrapped() == null && predicate.column().indexable())
          .filter(predicate -> !use.table.hasIndexOn(List.of(predicate.column().name())))
          .findFirst()
          .ifPresent(
              predicate ->
                  proposals.add(Proposal.access(use, of(statement, use, predicate, kept))));
    }
    return proposals;
  }

  private static Recommendation of(Case statement, Use use, Predicate predicate, double kept) {
    String column = statement.catalog.names().write(predicate.column().name());
    String table = use.name(statement.catalog.names());
    boolean partial =
        statement.catalog.is("PostgreSQL")
            || statement.catalog.is("SQLite")
            || statement.catalog.is("Microsoft SQL Server");
    List<String> key =
        use.table.primaryKey().isEmpty()
            ? List.of(column)
            : use.table.primaryKey().stream().map(statement.catalog.names()::write).toList();
    Indexes index =
        partial
            ? new Indexes(statement.catalog, use, key).where(column + " IS NULL")
            : new Indexes(statement.catalog, use, List.of(column));
    double rows = statement.rows(use);
    return new Recommendation(
        CODE,
        "All of %s is read, about %s rows, to find those about %s (%s) where %s is null."
            .formatted(
                table, Text.number(rows), Text.number(kept * rows), Text.percent(kept), column),
        partial
            ? "Create an index that holds only these rows."
            : "Create an index on %s (%s).".formatted(table, column),
        index.change(),
        "about %s rows are read instead of %s"
            .formatted(Text.number(Math.max(1, kept * rows)), Text.number(rows)),
        Text.ofIndex(rows),
        partial
            ? "small: it holds only the rows where %s is null, and others cost nothing when they are written"
                .formatted(column)
            : Text.whyOfIndex(statement, use));
  }
}
