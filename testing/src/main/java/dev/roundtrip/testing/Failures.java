package dev.roundtrip.testing;

import java.util.List;

/** The text of a failure: what is not as expected, what was sent, what to change. */
final class Failures {

  private Failures() {}

  static String text(Queries queries, List<Fact> facts) {
    String heading =
        facts.size() == 1
            ? queries.name() + " is not as expected:"
            : "%s: %d expectations are not met:".formatted(queries.name(), facts.size());
    return "%s\n%s\n\n%s".formatted(heading, Fact.lines(facts), Report.unnamed(queries));
  }
}
