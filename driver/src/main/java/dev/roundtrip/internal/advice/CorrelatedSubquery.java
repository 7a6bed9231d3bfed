package dev.roundtrip.internal.advice;

import dev.roundtrip.finding.Change;
import dev.roundtrip.finding.Recommendation;
import dev.roundtrip.finding.Risk;
import dev.roundtrip.internal.query.Expr;
import dev.roundtrip.internal.query.Select;
import java.util.ArrayList;
import java.util.List;

/**
 * A subquery in the select list is run once for each row, and reads a large table as a whole each
 * time.
 */
final class CorrelatedSubquery implements Rule {

  static final String CODE = "correlated-subquery";

  private static final long MANY = 50;

  @Override
  public List<Proposal> advise(Case statement) {
    if (!statement.facts.shape().traits().correlatedSelectItem() || statement.facts.rows() < MANY) {
      return List.of();
    }
    List<Proposal> proposals = new ArrayList<>();
    for (Select.Item item : statement.select.items()) {
      if (item.expression() instanceof Expr.Subquery subquery) {
        statement.uses().stream()
            .filter(use -> use.block.equals(subquery.select()))
            .filter(statement::scansLarge)
            .filter(use -> use.predicates.stream().anyMatch(CorrelatedSubquery::isOutside))
            .findFirst()
            .ifPresent(
                use ->
                    use.predicates.stream()
                        .filter(CorrelatedSubquery::isOutside)
                        .findFirst()
                        .ifPresent(
                            link -> proposals.add(of(statement, use, subquery.select(), link))));
      }
    }
    return proposals;
  }

  private static boolean isOutside(Predicate predicate) {
    return predicate.isJoin();
  }

  private static Proposal of(Case statement, Use use, Select subquery, Predicate link) {
    String table = use.name(statement.catalog.names());
    String column = statement.catalog.names().write(link.column().name());
    String what =
        subquery.items().isEmpty() ? "…" : subquery.items().get(0).expression().toString();
    String outer =
        link.other() == null || link.otherColumn() == null
            ? "…"
            : link.other().from.alias()
                + "."
                + statement.catalog.names().write(link.otherColumn().name());
    return Proposal.access(
        use,
        new Recommendation(
            CODE,
            "A subquery in the select list reads all of %s, about %s rows, for each of the %s rows of the result."
                .formatted(
                    table, Text.number(statement.rows(use)), Text.number(statement.facts.rows())),
            "Join with one query that groups by %s, so that %s is read once."
                .formatted(column, table),
            Change.statement(
                "LEFT JOIN (SELECT %1$s, %2$s AS value FROM %3$s GROUP BY %1$s) grouped ON grouped.%1$s = %4$s"
                    .formatted(
                        column,
                        what.replaceAll("\\b" + use.from.alias() + "\\.", ""),
                        table,
                        outer)),
            "%s is read once instead of %s times"
                .formatted(table, Text.number(statement.facts.rows())),
            Risk.LOW,
            "a count of nothing is NULL in the join, and 0 in the subquery: COALESCE keeps it"));
  }
}
