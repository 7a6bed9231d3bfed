package dev.roundtrip.internal.advice;

import dev.roundtrip.finding.Change;
import dev.roundtrip.finding.Recommendation;
import dev.roundtrip.finding.Risk;
import dev.roundtrip.internal.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;

/** A pattern that begins with a wildcard, on a large table: a sorted index cannot be searched. */
final class LeadingWildcard implements Rule {

  static final String CODE = "leading-wildcard";

  @Override
  public List<Proposal> advise(Case statement) {
    List<Proposal> proposals = new ArrayList<>();
    for (Use use : statement.uses()) {
      Double kept = statement.kept(use);
      if (!statement.facts.leadingWildcard()
          || !statement.scansLarge(use)
          || (kept != null && kept > Case.SELECTIVE)) {
        continue;
      }
      use.predicates.stream()
          .filter(predicate -> predicate.kind() == Predicate.Kind.PATTERN)
          .findFirst()
          .ifPresent(
              predicate -> proposals.add(Proposal.access(use, of(statement, use, predicate))));
    }
    return proposals;
  }

  private static Recommendation of(Case statement, Use use, Predicate predicate) {
    Catalog catalog = statement.catalog;
    String column = catalog.names().write(predicate.column().name());
    String table = use.name(catalog.names());
    String cause =
        "All of %s is read, about %s rows: a pattern that begins with a wildcard cannot be searched for in an index on %s."
            .formatted(table, Text.number(statement.rows(use)), column);
    if (catalog.is("PostgreSQL")) {
      String operators = predicate.wrapped() == null ? column : String.valueOf(predicate.wrapped());
      Change index =
          new Indexes(catalog, use, List.of(operators + " gin_trgm_ops")).using("gin").change();
      return new Recommendation(
          CODE,
          cause,
          "Create a trigram index on %s, for which the extension pg_trgm is needed (CREATE EXTENSION pg_trgm); it serves patterns of three letters or more."
              .formatted(column),
          index,
          "rows that share the pattern's trigrams are read",
          Risk.MEDIUM,
          "a GIN index is large, and slows down writes of " + table);
    }
    return new Recommendation(
        CODE,
        cause,
        catalog.isMySqlLike()
            ? "Search for words with MATCH … AGAINST and a FULLTEXT index on %s, or let the pattern begin with what is known."
                .formatted(column)
            : "Let the pattern begin with what is known, or search in a full-text index of %s."
                .formatted(column),
        null,
        "only rows that match are read",
        Risk.MEDIUM,
        "a search by words finds other rows than a pattern");
  }
}
