package dev.roundtrip.internal.advice;

import dev.roundtrip.finding.Change;
import dev.roundtrip.finding.Recommendation;
import dev.roundtrip.finding.Risk;
import dev.roundtrip.internal.query.Expr;
import java.util.List;
import java.util.Optional;

/** An IN list of hundreds of members. */
final class LongList implements Rule {

  static final String CODE = "long-list";

  private static final int LONG = 500;

  @Override
  public List<Proposal> advise(Case statement) {
    if (statement.facts.listLength() < LONG) {
      return List.of();
    }
    Optional<Expr.In> list =
        statement
            .select
            .blocks()
            .flatMap(block -> block.conjuncts().stream())
            .filter(Expr.In.class::isInstance)
            .map(Expr.In.class::cast)
            .filter(in -> in.subquery() == null && in.operand() instanceof Expr.Col)
            .findFirst();
    return list.map(in -> List.of(of(statement, in))).orElse(List.of());
  }

  private static Proposal of(Case statement, Expr.In in) {
    boolean arrays = statement.catalog.is("PostgreSQL") || statement.catalog.is("H2");
    return new Proposal(
        "list",
        new Recommendation(
            CODE,
            "Its IN list has %s members: each length is another text, which is parsed and planned anew."
                .formatted(Text.number(statement.facts.listLength())),
            arrays
                ? "Bind all of them as one array."
                : "Put them into a temporary table with a key and join with it, or ask in chunks of one length.",
            arrays
                ? Change.statement("WHERE %s = ANY (?)".formatted(in.operand()))
                : Change.statement("JOIN wanted ON wanted.id = %s".formatted(in.operand())),
            null,
            Risk.LOW,
            arrays ? "setArray in place of many setters" : "the list has to be written first"));
  }
}
