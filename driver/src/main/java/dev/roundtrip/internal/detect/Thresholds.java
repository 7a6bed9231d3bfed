package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.StatementShape;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * From where on something is reported. The counts of repetitions come from the measurements in
 * {@code docs/architecture.md}: two are enough where the keys were seen to come from a query.
 *
 * @param counts the number of each kind that has one, see {@link #of(FindingKind)}
 * @param slow duration of a slow statement
 * @param slowOverrides other durations for some statements; the first that matches holds
 * @param minimumTotal repetitions that took less in all are not reported unless they are a large
 *     share of the scope; zero to report all
 * @param minimumShare that share of the scope's duration, 0 to 1
 */
public record Thresholds(
    Map<FindingKind, Integer> counts,
    Duration slow,
    List<SlowOverride> slowOverrides,
    Duration minimumTotal,
    double minimumShare) {

  /** The least number that makes sense: one is no repetition. */
  public static final int MINIMUM_COUNT = 2;

  /** Two places may ask for the same by chance; a third shows that nobody keeps it. */
  private static final int SCATTERED_DUPLICATES = 3;

  public Thresholds {
    counts = Map.copyOf(counts);
    slowOverrides = List.copyOf(slowOverrides);
  }

  /** For tests and development: everything counts, however fast the database is. */
  public static Thresholds sensitive(Duration slow) {
    return new Thresholds(DefaultCounts.SENSITIVE, slow, List.of(), Duration.ZERO, 0);
  }

  /** For production: only what costs noticeable time. */
  public static Thresholds production(Duration slow) {
    return new Thresholds(DefaultCounts.PRODUCTION, slow, List.of(), Duration.ofMillis(50), 0.2);
  }

  /** Whether a kind has a number from which on it is reported. */
  public static boolean isCounted(FindingKind kind) {
    return DefaultCounts.SENSITIVE.containsKey(kind);
  }

  /** The same with other numbers for some kinds. */
  public Thresholds withCounts(Map<FindingKind, Integer> others) {
    Map<FindingKind, Integer> changed = new EnumMap<>(counts);
    changed.putAll(others);
    return new Thresholds(changed, slow, slowOverrides, minimumTotal, minimumShare);
  }

  /** The same with other durations for some statements. */
  public Thresholds withSlowOverrides(List<SlowOverride> overrides) {
    return new Thresholds(counts, slow, overrides, minimumTotal, minimumShare);
  }

  /** The same with another gate by cost. */
  public Thresholds withGate(Duration total, double share) {
    return new Thresholds(counts, slow, slowOverrides, total, share);
  }

  /**
   * The number from which on a kind is reported: executions, keys, lists, rows, milliseconds, as
   * its detector says.
   *
   * @throws IllegalArgumentException if the kind has none
   */
  public int of(FindingKind kind) {
    Integer count = counts.get(kind);
    if (count == null) {
      throw new IllegalArgumentException(kind + " has no number");
    }
    return count;
  }

  /** Repetitions of an N+1 that is proved, or lazy. */
  int nPlusOne() {
    return of(FindingKind.N_PLUS_ONE);
  }

  /** Different keys of a lookup in a loop. */
  int lookups() {
    return of(FindingKind.LOOKUP_IN_LOOP);
  }

  /** Executions with equal values from one call path. */
  int duplicates() {
    return of(FindingKind.DUPLICATE);
  }

  /** Executions with equal values from different call paths. */
  int scatteredDuplicates() {
    return Math.max(SCATTERED_DUPLICATES, duplicates());
  }

  /** The shortest duration that any statement is slow from. */
  public Duration leastSlow() {
    Duration least = slow;
    for (SlowOverride override : slowOverrides) {
      least = override.threshold().compareTo(least) < 0 ? override.threshold() : least;
    }
    return least;
  }

  /** From how long on this statement is slow. */
  Duration slow(StatementShape shape) {
    for (SlowOverride override : slowOverrides) {
      if (override.statements().matches(shape)) {
        return override.threshold();
      }
    }
    return slow;
  }
}
