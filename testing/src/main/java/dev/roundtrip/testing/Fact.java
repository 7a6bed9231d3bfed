package dev.roundtrip.testing;

import java.util.List;

/**
 * Something that was expected and is not so.
 *
 * @param what it is about, such as {@code selects}
 * @param expected what should be
 * @param was what is; begins with INCONCLUSIVE if that could not be told
 */
record Fact(String what, String expected, String was) {

  boolean isInconclusive() {
    return was.startsWith("INCONCLUSIVE");
  }

  /** Whether nothing that it is about was sent. */
  boolean isUnseen() {
    return was.startsWith("INCONCLUSIVE: no ");
  }

  /** One line for each, in columns. */
  static String lines(List<Fact> facts) {
    int what = Words.width(facts.stream().map(Fact::what).toList());
    int expected = Words.width(facts.stream().map(Fact::expected).toList());
    return String.join(
        "\n",
        facts.stream()
            .map(
                fact ->
                    "  %s  expected %s  %s"
                        .formatted(
                            Words.padded(fact.what(), what),
                            Words.padded(fact.expected(), expected),
                            fact.was()))
            .toList());
  }
}
