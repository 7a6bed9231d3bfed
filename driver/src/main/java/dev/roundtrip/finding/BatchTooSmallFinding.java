package dev.roundtrip.finding;

import java.util.Objects;

/**
 * Keys were looked up, or rows written, in many small lists or batches.
 *
 * @param evidence the facts
 * @param list whether they were lists of one statement, such as {@code IN (...)} or {@code VALUES},
 *     rather than batches of {@code executeBatch}
 * @param medianSize how many keys or rows the middle one had
 * @param entries how many keys or rows all of those had that are remembered one by one
 * @param needed how many statements would do with larger ones
 */
public record BatchTooSmallFinding(
    Evidence evidence, boolean list, long medianSize, long entries, long needed)
    implements Finding {

  public BatchTooSmallFinding {
    Objects.requireNonNull(evidence, "evidence");
  }

  @Override
  public FindingKind kind() {
    return FindingKind.BATCH_TOO_SMALL;
  }

  @Override
  public String summary() {
    return "Batch too small: %d %s of %d entries (median)"
        .formatted(occurrences(), list ? "lists" : "batches", medianSize);
  }

  @Override
  public BatchTooSmallFinding withEvidence(Evidence facts) {
    return new BatchTooSmallFinding(facts, list, medianSize, entries, needed);
  }
}
