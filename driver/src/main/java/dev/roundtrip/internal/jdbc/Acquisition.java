package dev.roundtrip.internal.jdbc;

import dev.roundtrip.internal.probe.DataSourceProbe;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** One way to get a connection; what it needs is handed in, so that nothing is captured. */
@FunctionalInterface
interface Acquisition<S, A, B> {

  @Nullable Connection from(S source, A first, B second) throws SQLException;

  /** The driver's or the pool's connection, its failure told to the probe. */
  static <S, A, B> @Nullable Connection raw(
      DataSourceProbe probe, long start, S source, A first, B second, Acquisition<S, A, B> call)
      throws SQLException {
    try {
      return call.from(source, first, second);
    } catch (Throwable failure) {
      probe.acquisitionFailed(start, failure);
      throw failure;
    }
  }
}
