package dev.roundtrip;

import dev.roundtrip.finding.Allowance;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.internal.detect.SlowOverride;
import dev.roundtrip.internal.detect.StatementPattern;
import dev.roundtrip.internal.detect.Thresholds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the builder was told about verdicts: which kinds, from where on, and what is meant. */
final class Judging {

  /** From how long on an acquisition is slow where it is switched on and no duration is given. */
  private static final Duration SLOW_ACQUISITION = Duration.ofMillis(50);

  Profile profile = Profile.DEFAULT;
  final Map<FindingKind, Boolean> switches = new EnumMap<>(FindingKind.class);
  final Map<FindingKind, Integer> counts = new EnumMap<>(FindingKind.class);
  final List<SlowOverride> slowOverrides = new ArrayList<>();
  final List<Allowance> allowances = new ArrayList<>();
  @Nullable Duration gateTotal;
  double gateShare;

  void count(FindingKind kind, int count) {
    Objects.requireNonNull(kind, "threshold: the kind must not be null");
    if (!Thresholds.isCounted(kind)) {
      throw new IllegalArgumentException(
          "threshold: "
              + kind
              + " goes by no number; see slowThreshold, acquisitionThreshold and finding");
    }
    if (count < Thresholds.MINIMUM_COUNT) {
      throw new IllegalArgumentException(
          "threshold: "
              + kind
              + " must be at least "
              + Thresholds.MINIMUM_COUNT
              + ", was "
              + count);
    }
    counts.put(kind, count);
  }

  void slow(String statements, Duration threshold) {
    Objects.requireNonNull(statements, "slowThresholdFor: the statements must not be null");
    slowOverrides.add(
        new SlowOverride(
            StatementPattern.of(statements), notNegative("slowThresholdFor", threshold)));
  }

  void gate(Duration total, double share) {
    gateTotal = notNegative("costGate", total);
    if (!(share >= 0)) {
      throw new IllegalArgumentException("costGate: the share must not be negative, was " + share);
    }
    gateShare = share;
  }

  void allow(Allowance... entries) {
    Objects.requireNonNull(entries, "allow must not be null");
    for (Allowance entry : entries) {
      Objects.requireNonNull(entry, "allow: an entry must not be null");
      if (entry.by() == Allowance.By.SHAPE) {
        StatementPattern.of(entry.pattern()); // Says at once what is wrong with it.
      }
      allowances.add(entry);
    }
  }

  private static Duration notNegative(String option, Duration threshold) {
    Objects.requireNonNull(threshold, option + ": the duration must not be null");
    if (threshold.isNegative()) {
      throw new IllegalArgumentException(option + " must not be negative, was " + threshold);
    }
    return threshold;
  }

  boolean isEnabled(FindingKind kind) {
    Boolean said = switches.get(kind);
    return said == null ? profile == Profile.STRICT || kind.isOnByDefault() : said;
  }

  /** With the kinds that are asked for by an option of their own. */
  Set<FindingKind> enabled(@Nullable Duration acquisition) {
    Set<FindingKind> enabled = EnumSet.noneOf(FindingKind.class);
    for (FindingKind kind : FindingKind.values()) {
      if (isEnabled(kind)) {
        enabled.add(kind);
      }
    }
    if (acquisition != null && !switches.containsKey(FindingKind.SLOW_ACQUISITION)) {
      enabled.add(FindingKind.SLOW_ACQUISITION);
    }
    return enabled;
  }

  @Nullable Duration acquisition(@Nullable Duration threshold) {
    return threshold == null && isEnabled(FindingKind.SLOW_ACQUISITION)
        ? SLOW_ACQUISITION
        : threshold;
  }

  Thresholds thresholds(Environment environment, Duration slow) {
    Thresholds thresholds =
        environment == Environment.TEST ? Thresholds.sensitive(slow) : Thresholds.production(slow);
    Thresholds changed = thresholds.withCounts(counts).withSlowOverrides(slowOverrides);
    return gateTotal == null ? changed : changed.withGate(gateTotal, gateShare);
  }
}
