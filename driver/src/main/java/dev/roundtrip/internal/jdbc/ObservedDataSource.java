package dev.roundtrip.internal.jdbc;

import dev.roundtrip.internal.probe.ConnectionProbe;
import dev.roundtrip.internal.probe.DataSourceProbe;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.ShardingKeyBuilder;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source or pool whose connections are observed; {@code unwrap} reaches the pool. */
public final class ObservedDataSource extends Wrapped implements DataSource {

  private final DataSource delegate;
  private final DataSourceProbe probe;

  /** Null until the first connection was handed out. */
  private volatile @Nullable Boolean observedBeneath;

  /** Wraps a data source; asks nothing of it until the application does. */
  public ObservedDataSource(DataSource delegate, DataSourceProbe probe) {
    this.delegate = delegate;
    this.probe = probe;
  }

  @Override
  DataSource raw() {
    return delegate;
  }

  /** What is observed. */
  public DataSource delegate() {
    return delegate;
  }

  /** Whether this data source, or one that it delegates to, tells the same Roundtrip. */
  public boolean isObservedBeside(DataSourceProbe other) throws SQLException {
    return probe.isBeside(other)
        || (delegate.isWrapperFor(ObservedDataSource.class)
            && delegate.unwrap(ObservedDataSource.class).isObservedBeside(other));
  }

  @Override
  public @Nullable Connection getConnection() throws SQLException {
    return acquire(delegate, "", "", (source, user, password) -> source.getConnection());
  }

  @Override
  public @Nullable Connection getConnection(String user, String password) throws SQLException {
    return acquire(delegate, user, password, DataSource::getConnection);
  }

  @Override
  public @Nullable ConnectionBuilder createConnectionBuilder() throws SQLException {
    ConnectionBuilder builder = delegate.createConnectionBuilder();
    return builder == null ? null : new ObservedConnectionBuilder(builder, this);
  }

  @Override
  public ShardingKeyBuilder createShardingKeyBuilder() throws SQLException {
    return delegate.createShardingKeyBuilder();
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return delegate.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter writer) throws SQLException {
    delegate.setLogWriter(writer);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return delegate.getLoginTimeout();
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    delegate.setLoginTimeout(seconds);
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return delegate.getParentLogger();
  }

  <S> @Nullable Connection acquire(
      S source, String user, String password, Acquisition<S, String, String> call)
      throws SQLException {
    long start = probe.begin();
    Connection raw = Acquisition.raw(probe, start, source, user, password, call);
    if (raw == null || isObservedBeneath(raw)) {
      return raw;
    }
    ConnectionProbe connection = probe.acquired(start, raw);
    if (source != delegate || !user.isEmpty()) {
      connection.acquiredSpecially();
    }
    return new ObservedConnection(raw, connection);
  }

  private boolean isObservedBeneath(Connection raw) {
    Boolean known = observedBeneath;
    if (known == null) {
      known = asksBeneath(raw);
      observedBeneath = known;
    }
    return known;
  }

  /**
   * A pool that is filled later than it is wrapped cannot tell before that it stands on a data
   * source of ours; its first connection can.
   */
  private boolean asksBeneath(Connection raw) {
    try {
      return raw.isWrapperFor(ObservedConnection.class)
          && raw.unwrap(ObservedConnection.class).isObservedBeside(probe);
    } catch (SQLException | RuntimeException | Error cannotTell) {
      return false; // A driver that cannot answer is not one of ours.
    }
  }
}
