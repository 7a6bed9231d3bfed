package dev.roundtrip.finding;

import dev.roundtrip.plan.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One statement took longer than the slow threshold.
 *
 * @param evidence the facts; occurrences counts the slow executions only
 * @param threshold the threshold in force
 * @param slowest the longest execution, up to its first row
 * @param reading how long the application took to read the rows of the slowest execution after the
 *     first, its own work between rows included
 * @param plan how the database runs it, or null; free of values, and without the raw answer, unless
 *     the user asked for values
 * @param noPlan why there is no plan, one line; null if there is one, or if none was asked for
 * @param recommendations what to change, the most valuable first; empty if nothing was found wrong
 *     or the tables were not looked at
 */
public record SlowStatementFinding(
    Evidence evidence,
    Duration threshold,
    Duration slowest,
    Duration reading,
    @Nullable Plan plan,
    @Nullable String noPlan,
    List<Recommendation> recommendations)
    implements Finding {

  public SlowStatementFinding {
    Objects.requireNonNull(evidence, "evidence");
    Objects.requireNonNull(threshold, "threshold");
    Objects.requireNonNull(slowest, "slowest");
    Objects.requireNonNull(reading, "reading");
    recommendations = List.copyOf(recommendations);
  }

  /** A finding for which no plan was asked. */
  public SlowStatementFinding(
      Evidence evidence, Duration threshold, Duration slowest, Duration reading) {
    this(evidence, threshold, slowest, reading, null, null, List.of());
  }

  /** The same with its plan. */
  public SlowStatementFinding withPlan(Plan found) {
    Objects.requireNonNull(found, "plan");
    return new SlowStatementFinding(
        evidence, threshold, slowest, reading, found, null, recommendations);
  }

  /** The same, saying why it has none. */
  public SlowStatementFinding withoutPlan(String reason) {
    Objects.requireNonNull(reason, "reason");
    return new SlowStatementFinding(
        evidence, threshold, slowest, reading, null, reason, recommendations);
  }

  /**
   * The same with what to change.
   *
   * @param advice what {@link #advice()} is to say
   */
  public SlowStatementFinding advised(List<Recommendation> found, Advice advice) {
    return new SlowStatementFinding(
        evidence.withAdvice(advice), threshold, slowest, reading, plan, noPlan, found);
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

  @Override
  public SlowStatementFinding withEvidence(Evidence facts) {
    return new SlowStatementFinding(
        facts, threshold, slowest, reading, plan, noPlan, recommendations);
  }
}
