package dev.roundtrip.internal.report;

import java.time.Duration;

/**
 * What one scope did.
 *
 * @param name its name
 * @param statements statements sent
 * @param failures how many of them failed
 * @param database time spent in the database
 * @param rows rows read
 * @param shapes different shapes
 * @param findings what came of it
 * @param nested statements counted by scopes inside of this one
 * @param untracked how many of the statements were counted but not judged because the scope was too
 *     large
 * @param beyond what it cost beyond its statements
 */
public record ScopeSummary(
    String name,
    long statements,
    long failures,
    Duration database,
    long rows,
    int shapes,
    Outcome findings,
    long nested,
    ScopeCosts beyond,
    long untracked) {

  /** One line. */
  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder(Lines.one(name))
            .append(": ")
            .append(statements)
            .append(statements == 1 ? " statement of " : " statements of ")
            .append(untracked > 0 ? "at least " : "")
            .append(shapes)
            .append(shapes == 1 ? " shape, " : " shapes, ")
            .append(Durations.text(database))
            .append(" in the database, ")
            .append(rows)
            .append(rows == 1 ? " row" : " rows");
    if (failures > 0) {
      text.append(", ").append(failures).append(" failed").append(beyond.states());
    }
    text.append(beyond);
    if (untracked > 0) {
      text.append(", ").append(untracked).append(" of them only counted: the scope is too large");
    }
    if (nested > 0) {
      text.append(", and ").append(nested).append(" more in scopes inside");
    }
    return text.append(findings).toString();
  }
}
