package dev.roundtrip.internal.advice;

import dev.roundtrip.finding.Change;
import dev.roundtrip.finding.Recommendation;
import dev.roundtrip.finding.Risk;
import dev.roundtrip.internal.query.Expr;
import dev.roundtrip.internal.query.Select;
import java.util.List;
import java.util.Optional;

/**
 * {@code NOT IN} of a subquery whose column may be NULL: one NULL makes the result empty, and most
 * databases cannot run it as a join.
 */
final class NotInNullable implements Rule {

  static final String CODE = "not-in-nullable";

  @Override
  public List<Proposal> advise(Case statement) {
    return statement
        .select
        .blocks()
        .flatMap(
            block ->
                block.conjuncts().stream().flatMap(condition -> of(statement, condition).stream()))
        .limit(1)
        .toList();
  }

  private static Optional<Proposal> of(Case statement, Expr condition) {
    Expr.In in = null;
    if (condition instanceof Expr.In plain && plain.negated()) {
      in = plain;
    } else if (condition instanceof Expr.Not not && not.operand() instanceof Expr.In inner) {
      in = inner;
    }
    if (in == null
        || in.subquery() == null
        || in.subquery().items().size() != 1
        || !(in.subquery().items().get(0).expression() instanceof Expr.Col col)) {
      return Optional.empty();
    }
    Select subquery = in.subquery();
    boolean excluded =
        subquery.conjuncts().stream()
            .anyMatch(
                part ->
                    part instanceof Expr.Is is
                        && is.negated()
                        && is.operand() instanceof Expr.Col tested
                        && tested.name().equals(col.name()));
    Expr operand = in.operand();
    return statement
        .uses
        .find(subquery, col)
        .filter(found -> found.column().nullable() && !excluded)
        .filter(found -> statement.rows(found.use()) >= 1_000)
        .map(found -> proposal(statement, found, operand));
  }

  private static Proposal proposal(Case statement, Uses.Found found, Expr operand) {
    String table = found.use().name(statement.catalog.names());
    String column = statement.catalog.names().write(found.column().name());
    return new Proposal(
        "not in",
        new Recommendation(
            CODE,
            "%s.%s may be NULL: NOT IN then returns nothing as soon as one row is, and cannot be run as a join."
                .formatted(table, column),
            "Write NOT EXISTS, or declare %s NOT NULL if it never is.".formatted(column),
            Change.statement(
                "WHERE NOT EXISTS (SELECT 1 FROM %s x WHERE x.%s = %s)"
                    .formatted(table, column, operand)),
            "it can be run as one join against %s".formatted(table),
            Risk.MEDIUM,
            "rows are returned that a NULL has hidden until now"));
  }
}
