package dev.roundtrip.finding;

import java.util.Objects;

/**
 * One call site wrote single rows one after the other.
 *
 * @param evidence the facts
 * @param generatedKeys whether the key that the database generated was read after each row, which
 *     some libraries do not do in batches
 * @param flush whether an ORM sent the rows when it wrote what had been changed in memory; the call
 *     site is then the line that made it write, not the one that changed a row
 */
public record WriteInLoopFinding(Evidence evidence, boolean generatedKeys, boolean flush)
    implements Finding {

  public WriteInLoopFinding {
    Objects.requireNonNull(evidence, "evidence");
  }

  @Override
  public FindingKind kind() {
    return FindingKind.WRITE_IN_LOOP;
  }

  @Override
  public String summary() {
    return "Write in a loop: %d single-row %ss on %s%s"
        .formatted(
            occurrences(),
            shape().kind(),
            shape().tables().isEmpty() ? "an unknown table" : shape().tables().get(0),
            flush ? ", one by one in a flush" : "");
  }

  @Override
  public WriteInLoopFinding withEvidence(Evidence facts) {
    return new WriteInLoopFinding(facts, generatedKeys, flush);
  }
}
