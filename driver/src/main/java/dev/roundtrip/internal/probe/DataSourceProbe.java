package dev.roundtrip.internal.probe;

import dev.roundtrip.internal.sql.Dialect;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import org.jspecify.annotations.Nullable;

/** What is known of one data source. Thread-safe. */
public final class DataSourceProbe {

  private final Recorder recorder;
  private volatile @Nullable Dialect dialect;

  /** A data source is observed. */
  public DataSourceProbe(Recorder recorder) {
    this.recorder = recorder;
  }

  /** A connection is about to be asked for; 0, because no verdict needs to know when yet. */
  public long begin() {
    return 0;
  }

  /**
   * A connection was handed out.
   *
   * @param start what {@link #begin} gave
   * @param connection asked once, when it is the first of this data source, for the product's name
   */
  public ConnectionProbe acquired(long start, Connection connection) {
    Dialect known = dialect;
    if (known == null) {
      known = learnDialect(connection);
      dialect = known;
    }
    return new ConnectionProbe(recorder, known, recorder.scopes.current());
  }

  /** No connection was handed out. */
  public void acquisitionFailed(long start, Throwable error) {
    // Nothing was sent to the database, so there is nothing to count.
  }

  private Dialect learnDialect(Connection connection) {
    try {
      DatabaseMetaData metaData = connection.getMetaData();
      return Dialect.ofProductName(metaData == null ? null : metaData.getDatabaseProductName());
    } catch (Throwable failure) {
      recorder.failures.note(
          "The database did not tell its name, so its SQL is read as standard SQL.", failure);
      return Dialect.GENERIC;
    }
  }
}
