package dev.roundtrip.finding;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A statement has not returned yet. Each execution is reported so once; if it returns, it is
 * reported as slow as well, with its final duration.
 *
 * @param evidence the facts so far; total, median and wasted are the time elapsed
 * @param threshold the threshold in force
 * @param elapsed how long the statement had been in flight when it was looked at
 * @param thread the name of the thread that waits for it
 * @param stack that thread's frames of the application, nearest first; empty if it had none
 */
public record StillRunningFinding(
    Evidence evidence, Duration threshold, Duration elapsed, String thread, List<CallSite> stack)
    implements Finding {

  public StillRunningFinding {
    Objects.requireNonNull(evidence, "evidence");
    Objects.requireNonNull(threshold, "threshold");
    Objects.requireNonNull(elapsed, "elapsed");
    Objects.requireNonNull(thread, "thread");
    stack = List.copyOf(stack);
  }

  @Override
  public FindingKind kind() {
    return FindingKind.STILL_RUNNING;
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
    return "Still running: a statement on thread %s, for %d ms so far (threshold %d ms)"
        .formatted(thread, elapsed.toMillis(), threshold.toMillis());
  }

  @Override
  public StillRunningFinding withEvidence(Evidence facts) {
    return new StillRunningFinding(facts, threshold, elapsed, thread, stack);
  }
}
