package dev.roundtrip.internal.jdbc;

import dev.roundtrip.internal.probe.DataSourceProbe;
import dev.roundtrip.internal.probe.PooledConnectionProbe;
import java.sql.SQLException;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.PooledConnection;
import javax.sql.PooledConnectionBuilder;
import org.jspecify.annotations.Nullable;

/** A data source for pools, whose logical connections are observed. */
public final class ObservedPoolDataSource extends ForwardingCommonDataSource
    implements ConnectionPoolDataSource {

  private final ConnectionPoolDataSource delegate;
  private final DataSourceProbe probe;

  /** Wraps a data source; asks nothing of it until the application does. */
  public ObservedPoolDataSource(ConnectionPoolDataSource delegate, DataSourceProbe probe) {
    super(delegate);
    this.delegate = delegate;
    this.probe = probe;
  }

  @Override
  public @Nullable PooledConnection getPooledConnection() throws SQLException {
    return observe(delegate.getPooledConnection());
  }

  @Override
  public @Nullable PooledConnection getPooledConnection(String user, String password)
      throws SQLException {
    return observe(delegate.getPooledConnection(user, password));
  }

  @Override
  public @Nullable PooledConnectionBuilder createPooledConnectionBuilder() throws SQLException {
    PooledConnectionBuilder builder = delegate.createPooledConnectionBuilder();
    return builder == null ? null : new ObservedPooledConnectionBuilder(builder, this);
  }

  @Nullable PooledConnection observe(@Nullable PooledConnection raw) {
    return raw == null ? null : new ObservedPooledConnection(raw, new PooledConnectionProbe(probe));
  }
}
