package dev.roundtrip.finding;

import java.util.Objects;

/**
 * One statement was sent with lists of many different lengths, each of them another statement to
 * the database's and the driver's statement caches.
 *
 * @param evidence the facts
 * @param lengths how many different lengths, at least 5
 * @param shortest the length of the shortest list
 * @param longest the length of the longest list
 */
public record VaryingInLengthFinding(Evidence evidence, int lengths, int shortest, int longest)
    implements Finding {

  public VaryingInLengthFinding {
    Objects.requireNonNull(evidence, "evidence");
  }

  @Override
  public FindingKind kind() {
    return FindingKind.VARYING_IN_LENGTH;
  }

  /** All of them: what is wasted is the work to parse and plan each length. */
  @Override
  public long needed() {
    return occurrences();
  }

  @Override
  public String summary() {
    return "Varying IN length: %d statements with lists of %d lengths, %d to %d"
        .formatted(occurrences(), lengths, shortest, longest);
  }

  @Override
  public VaryingInLengthFinding withEvidence(Evidence facts) {
    return new VaryingInLengthFinding(facts, lengths, shortest, longest);
  }
}
