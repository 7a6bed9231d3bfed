package dev.roundtrip.finding;

import java.util.Objects;

/**
 * One call site read and wrote single rows of one table in turn.
 *
 * @param evidence the facts; its shape and call site are those of the reads, its occurrences, times
 *     and rows those of reads and writes
 * @param table the table that was read and written
 * @param reads how often a row was read
 * @param write what was sent to write, the most frequent if there was more than one
 * @param writeSite the line that sent it
 * @param writes how often a row was written
 */
public record ReadModifyWriteFinding(
    Evidence evidence,
    String table,
    long reads,
    StatementShape write,
    CallSite writeSite,
    long writes)
    implements Finding {

  public ReadModifyWriteFinding {
    Objects.requireNonNull(evidence, "evidence");
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(write, "write");
    Objects.requireNonNull(writeSite, "writeSite");
  }

  @Override
  public FindingKind kind() {
    return FindingKind.READ_MODIFY_WRITE;
  }

  /** One to read all rows, and one to write them. */
  @Override
  public long needed() {
    return 2;
  }

  @Override
  public String summary() {
    return "%s in a loop: %d reads and %d writes of %s in turn"
        .formatted(
            write.kind() == StatementKind.INSERT ? "Get-or-create" : "Read-modify-write",
            reads,
            writes,
            table);
  }

  @Override
  public ReadModifyWriteFinding withEvidence(Evidence facts) {
    return new ReadModifyWriteFinding(facts, table, reads, write, writeSite, writes);
  }
}
