package dev.roundtrip.internal.explain;

import dev.roundtrip.finding.PoolGauges;
import dev.roundtrip.internal.probe.PoolReader;
import org.jspecify.annotations.Nullable;

/** Whether a pool can spare a connection. */
final class Pools {

  private Pools() {}

  /**
   * Why it cannot, half a sentence; null if it can, or if nobody knows. A pool is never made to
   * wait or to grow for us.
   *
   * @param left how many idle connections must remain
   */
  static @Nullable String busy(Object dataSource, int left) throws Throwable {
    PoolReader reader = PoolReader.of(dataSource);
    PoolGauges gauges = reader == null ? null : reader.read(dataSource);
    if (gauges == null || gauges.idle() < 0) {
      return null;
    }
    if (gauges.pending() > 0) {
      return "threads are waiting for a connection of the pool (" + gauges + ")";
    }
    return gauges.idle() <= left ? "the pool has no connection to spare (" + gauges + ")" : null;
  }
}
