package dev.roundtrip.internal.jdbc;

import dev.roundtrip.internal.probe.DataSourceProbe;
import dev.roundtrip.internal.probe.PooledConnectionProbe;
import java.sql.SQLException;
import javax.sql.XAConnection;
import javax.sql.XAConnectionBuilder;
import javax.sql.XADataSource;
import org.jspecify.annotations.Nullable;

/** A data source for transaction managers, whose logical connections are observed. */
public final class ObservedXaDataSource extends ForwardingCommonDataSource implements XADataSource {

  private final XADataSource delegate;
  private final DataSourceProbe probe;

  /** Wraps a data source; asks nothing of it until the application does. */
  public ObservedXaDataSource(XADataSource delegate, DataSourceProbe probe) {
    super(delegate);
    this.delegate = delegate;
    this.probe = probe;
  }

  @Override
  public @Nullable XAConnection getXAConnection() throws SQLException {
    return observe(delegate.getXAConnection());
  }

  @Override
  public @Nullable XAConnection getXAConnection(String user, String password) throws SQLException {
    return observe(delegate.getXAConnection(user, password));
  }

  @Override
  public @Nullable XAConnectionBuilder createXAConnectionBuilder() throws SQLException {
    XAConnectionBuilder builder = delegate.createXAConnectionBuilder();
    return builder == null ? null : new ObservedXaConnectionBuilder(builder, this);
  }

  @Nullable XAConnection observe(@Nullable XAConnection raw) {
    return raw == null ? null : new ObservedXaConnection(raw, new PooledConnectionProbe(probe));
  }
}
