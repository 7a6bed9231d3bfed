package dev.roundtrip.internal.probe;

import dev.roundtrip.finding.PoolGauges;
import dev.roundtrip.internal.scope.Incident;
import dev.roundtrip.internal.scope.OpenScope;
import org.jspecify.annotations.Nullable;

/** How long the connections of one data source take to get. Thread-safe. */
final class Acquisitions {

  private final Recorder recorder;
  private final Object dataSource;
  private final long thresholdNanos;

  /** Found out when an acquisition is slow for the first time; null before, and if unknown. */
  private volatile @Nullable PoolReader pool;

  private volatile boolean poolSought;

  Acquisitions(Recorder recorder, Object dataSource) {
    this.recorder = recorder;
    this.dataSource = dataSource;
    this.thresholdNanos = recorder.settings.acquisitionNanos();
  }

  /** Whether the time is needed even where no scope counts it. */
  boolean areWatched() {
    return thresholdNanos != ProbeSettings.NEVER;
  }

  void ended(@Nullable OpenScope scope, long nanos, boolean failed) {
    if (scope != null) {
      scope.ledger().clocks().acquired(nanos);
    }
    if (nanos >= thresholdNanos && (scope == null || !scope.muted())) {
      recorder.report(
          new Incident.SlowAcquisition(
              scope == null ? Recorder.NO_SCOPE : scope.ledger().scope(),
              recorder.stack(),
              nanos,
              thresholdNanos,
              failed,
              gauges()),
          scope);
    }
  }

  private @Nullable PoolGauges gauges() {
    try {
      if (!poolSought) {
        pool = PoolReader.of(dataSource);
        poolSought = true;
      }
      PoolReader known = pool;
      return known == null ? null : known.read(dataSource);
    } catch (Throwable failure) {
      recorder.failures.note("The pool did not tell its gauges.", failure);
      return null;
    }
  }
}
