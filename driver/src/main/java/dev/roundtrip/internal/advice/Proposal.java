package dev.roundtrip.internal.advice;

import dev.roundtrip.finding.Recommendation;

/**
 * A recommendation, and what it is about: of several about the same, the first rule's stands.
 *
 * @param about such as how a table is read
 * @param recommendation the recommendation
 */
record Proposal(String about, Recommendation recommendation) {

  /** About how one table is reached. */
  static Proposal access(Use use, Recommendation recommendation) {
    return new Proposal("access " + use.from.alias(), recommendation);
  }
}
