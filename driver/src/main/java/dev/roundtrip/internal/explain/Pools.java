package dev.roundtrip.internal.explain;

import dev.roundtrip.finding.PoolGauges;
import dev.roundtrip.internal.probe.PoolReader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a pool can spare a connection. */
final class Pools {

  /** Known by name: there is no telling from the connections without using them. */
  private static final Set<String> ONE_CONNECTION =
      Set.of("org.springframework.jdbc.datasource.SingleConnectionDataSource");

  private Pools() {}

  private static boolean sharesOneConnection(Object dataSource) {
    for (Class<?> type = dataSource.getClass(); type != null; type = type.getSuperclass()) {
      if (ONE_CONNECTION.contains(type.getName())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Why it cannot, half a sentence; null if it can, or if nobody knows. A pool is never made to
   * wait or to grow for us.
   *
   * @param left how many idle connections must remain
   */
  static @Nullable String busy(Object dataSource, int left) throws Throwable {
    if (sharesOneConnection(dataSource)) {
      return "its data source hands out one and the same connection, which is the application's";
    }
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
