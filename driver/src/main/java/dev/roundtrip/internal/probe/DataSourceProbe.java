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

  /** Whether both tell the same Roundtrip, which must count an execution only once. */
  public boolean isBeside(DataSourceProbe other) {
    return recorder == other.recorder;
  }

  /** Whether this lease, of a data source beneath, tells the same Roundtrip. */
  public boolean isBeside(ConnectionProbe other) {
    return recorder == other.recorder;
  }

  /** A connection is about to be asked for. */
  public long begin() {
    return System.nanoTime();
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

  /**
   * A door could not tell what it saw.
   *
   * @param what what failed and what is lost by it, one sentence
   */
  public void failed(String what, Throwable failure) {
    recorder.failures.note(what, failure);
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
