package dev.roundtrip.finding;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Getting a connection took longer than the acquisition threshold.
 *
 * @param evidence the facts; its call site is the one that asked for the connection, its
 *     occurrences count the slow acquisitions only, and it concerns no statement
 * @param threshold the threshold in force
 * @param longest the longest of them
 * @param failures how many of them gave no connection at all, such as those that a pool timed out
 * @param pool what the pool said when the longest had ended, or null if it does not tell
 */
public record SlowAcquisitionFinding(
    Evidence evidence,
    Duration threshold,
    Duration longest,
    long failures,
    @Nullable PoolGauges pool)
    implements Finding {

  public SlowAcquisitionFinding {
    Objects.requireNonNull(evidence, "evidence");
    Objects.requireNonNull(threshold, "threshold");
    Objects.requireNonNull(longest, "longest");
  }

  @Override
  public FindingKind kind() {
    return FindingKind.SLOW_ACQUISITION;
  }

  @Override
  public long needed() {
    return occurrences();
  }

  /** The same as {@link #wasted()}: it is the pool that is waited for. */
  @Override
  public Duration wastedAt(Duration networkDistance) {
    return wasted();
  }

  @Override
  public String summary() {
    String often = occurrences() > 1 ? ", " + occurrences() + " times" : "";
    String failed = failures == 0 ? "" : ", " + failures + " without success";
    return "Slow acquisition: %d ms to get a connection (threshold %d ms)%s%s"
        .formatted(longest.toMillis(), threshold.toMillis(), often, failed);
  }

  @Override
  public SlowAcquisitionFinding withEvidence(Evidence facts) {
    return new SlowAcquisitionFinding(facts, threshold, longest, failures, pool);
  }
}
