package dev.roundtrip.internal.advice;

import dev.roundtrip.finding.Change;
import dev.roundtrip.finding.Recommendation;
import dev.roundtrip.finding.Risk;
import dev.roundtrip.internal.query.Select;
import java.util.List;

/** Very many rows are returned without a limit, and to read them takes time. */
final class LargeResult implements Rule {

  static final String CODE = "large-result";

  private static final long MANY = 20_000;

  @Override
  public List<Proposal> advise(Case statement) {
    Select select = statement.select;
    if (select.limited() || statement.facts.rows() < MANY || statement.facts.failed()) {
      return List.of();
    }
    String driver =
        statement.catalog.is("PostgreSQL")
            ? " The driver reads all of them into memory before the first one unless a fetch size is set and auto-commit is off."
            : statement.catalog.isMySqlLike()
                ? " The driver reads all of them into memory before the first one unless a fetch size is set."
                : "";
    return List.of(
        new Proposal(
            "result",
            new Recommendation(
                CODE,
                "%s rows were returned.%s".formatted(Text.number(statement.facts.rows()), driver),
                "Ask for a page of them, let the database aggregate them, or read them with a fetch size if all are needed.",
                Change.code("statement.setFetchSize(500);"),
                null,
                Risk.LOW,
                "each 500 rows cost one more round trip")));
  }
}
