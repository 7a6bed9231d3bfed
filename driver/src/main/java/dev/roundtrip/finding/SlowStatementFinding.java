package dev.roundtrip.finding;

import java.time.Duration;
import java.util.Objects;

/**
 * One statement took longer than the slow threshold.
 *
 * @param evidence the facts; occurrences counts the slow executions only
 * @param threshold the threshold in force
 * @param slowest the longest execution, up to its first row
 * @param reading how long the application took to read the rows of the slowest execution after the
 *     first, its own work between rows included
 */
public record SlowStatementFinding(
    Evidence evidence, Duration threshold, Duration slowest, Duration reading) implements Finding {

  public SlowStatementFinding {
    Objects.requireNonNull(evidence, "evidence");
    Objects.requireNonNull(threshold, "threshold");
    Objects.requireNonNull(slowest, "slowest");
    Objects.requireNonNull(reading, "reading");
  }

  @Override
  public FindingKind kind() {
    return FindingKind.SLOW_STATEMENT;
  }

  @Override
  public long needed() {
    return occurrences();
  }

  /** The same as {@link #wasted()}: a slow statement is slow at any distance. */
  @Override
  public Duration wastedAt(Duration networkDistance) {
    return wasted();
  }

  @Override
  public String summary() {
    String often = occurrences() > 1 ? ", " + occurrences() + " times" : "";
    return "Slow statement: %d ms (threshold %d ms)%s"
        .formatted(slowest.toMillis(), threshold.toMillis(), often);
  }
}
