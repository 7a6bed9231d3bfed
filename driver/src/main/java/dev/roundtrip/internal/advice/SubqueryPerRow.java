package dev.roundtrip.internal.advice;

import dev.roundtrip.finding.Recommendation;
import dev.roundtrip.finding.Risk;
import dev.roundtrip.internal.query.Expr;
import dev.roundtrip.internal.query.Select;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * H2 runs the subquery of an EXISTS for each row, and each time reads a large table as a whole.
 * Other databases make a join of it, as they do of IN, which H2 runs once.
 */
final class SubqueryPerRow implements Rule {

  static final String CODE = "subquery-per-row";

  /** So many runs of it are worth a change. */
  private static final double MANY = 50;

  @Override
  public List<Proposal> advise(Case statement) {
    List<Proposal> proposals = new ArrayList<>();
    if (!statement.catalog.is("H2")) {
      return proposals;
    }
    for (Expr condition : statement.select.conjuncts()) {
      boolean negated = condition instanceof Expr.Not;
      Select subquery = exists(condition instanceof Expr.Not not ? not.operand() : condition);
      for (Use use : statement.uses()) {
        if (use.block.equals(subquery) && statement.scansLarge(use)) {
          use.predicates.stream()
              .filter(Predicate::isJoin)
              .filter(link -> link.column().indexable())
              .filter(link -> !use.table.hasIndexOn(List.of(link.column().name())))
              .filter(link -> link.other() != null && statement.rows(link.other()) >= MANY)
              .findFirst()
              .ifPresent(
                  link -> proposals.add(Proposal.access(use, of(statement, use, link, negated))));
        }
      }
    }
    return proposals;
  }

  private static @Nullable Select exists(Expr condition) {
    return condition instanceof Expr.Subquery subquery && subquery.exists()
        ? subquery.select()
        : null;
  }

  private static Recommendation of(Case statement, Use use, Predicate link, boolean negated) {
    String column = statement.catalog.names().write(link.column().name());
    String table = use.name(statement.catalog.names());
    String outer =
        link.other() == null ? "the other table" : link.other().name(statement.catalog.names());
    return new Recommendation(
        CODE,
        "H2 runs the subquery for each row of %s that passes the other conditions, and reads all of %s, about %s rows, until it finds one."
            .formatted(outer, table, Text.number(statement.rows(use))),
        "Create an index on %s (%s)%s."
            .formatted(
                table, column, negated ? "" : ", or write it as IN (SELECT …), which H2 runs once"),
        new Indexes(statement.catalog, use, List.of(column)).change(),
        "rows of %s are looked up by %s".formatted(table, column),
        Risk.LOW,
        Text.whyOfIndex(statement, use));
  }
}
