package dev.roundtrip.internal.advice;

import dev.roundtrip.finding.Change;
import dev.roundtrip.finding.Recommendation;
import dev.roundtrip.finding.Risk;
import dev.roundtrip.internal.query.Select;
import java.util.List;

/** A page without a sort: the same row may stand on two pages, and another one on none. */
final class PageWithoutOrder implements Rule {

  static final String CODE = "page-without-order";

  @Override
  public List<Proposal> advise(Case statement) {
    Select select = statement.select;
    if (!select.limited()
        || !select.offset()
        || !select.orderBy().isEmpty()
        || select.aggregates()
        || select.compound()
        || statement.uses().isEmpty()) {
      return List.of();
    }
    Use use = statement.uses().get(0);
    List<String> key =
        use.table.primaryKey().stream().map(statement.catalog.names()::write).toList();
    return List.of(
        new Proposal(
            "order",
            new Recommendation(
                CODE,
                "Pages of %s are cut without an ORDER BY: their order may change from one to the next."
                    .formatted(use.name(statement.catalog.names())),
                "Sort by a unique key.",
                key.isEmpty() ? null : Change.statement("ORDER BY " + String.join(", ", key)),
                null,
                Risk.LOW,
                "the order of the pages becomes a certain one")));
  }
}
