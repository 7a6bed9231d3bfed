package dev.roundtrip.internal.detect;

import java.time.Duration;

/**
 * From where on something is reported. The counts come from the measurements in {@code
 * docs/architecture.md}: two are enough where the keys were seen to come from a query.
 *
 * @param nPlusOne repetitions of an N+1 that is proved, or lazy
 * @param lookups different keys of a lookup in a loop
 * @param duplicates executions with equal values from one call path
 * @param scatteredDuplicates executions with equal values from different call paths
 * @param writes single rows written in a loop, or read and written in turn
 * @param smallBatches lists or batches that are too small
 * @param variations different lengths of a list, or different literals
 * @param slow duration of a slow statement
 * @param minimumTotal repetitions that took less in all are not reported unless they are a large
 *     share of the scope; zero to report all
 * @param minimumShare that share of the scope's duration, 0 to 1
 */
public record Thresholds(
    int nPlusOne,
    int lookups,
    int duplicates,
    int scatteredDuplicates,
    int writes,
    int smallBatches,
    int variations,
    Duration slow,
    Duration minimumTotal,
    double minimumShare) {

  /** For tests and development: everything counts, however fast the database is. */
  public static Thresholds sensitive(Duration slow) {
    return new Thresholds(2, 3, 2, 3, 3, 5, 5, slow, Duration.ZERO, 0);
  }

  /** For production: only what costs noticeable time. */
  public static Thresholds production(Duration slow) {
    return new Thresholds(3, 5, 5, 5, 10, 10, 20, slow, Duration.ofMillis(50), 0.2);
  }
}
