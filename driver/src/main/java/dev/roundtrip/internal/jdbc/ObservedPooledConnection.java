package dev.roundtrip.internal.jdbc;

import dev.roundtrip.internal.probe.PooledConnectionProbe;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import javax.sql.StatementEventListener;
import org.jspecify.annotations.Nullable;

/**
 * A physical connection in the hands of a pool. Its events come from us, because a pool finds its
 * entry by the source of the event.
 */
class ObservedPooledConnection extends ForwardingPooledConnection {

  final PooledConnectionProbe probe;
  private @Nullable ObservedConnection lease;

  ObservedPooledConnection(PooledConnection raw, PooledConnectionProbe probe) {
    super(raw);
    this.probe = probe;
  }

  @Override
  public final @Nullable Connection getConnection() throws SQLException {
    long start = probe.begin();
    Connection raw;
    try {
      raw = rawPooledConnection.getConnection();
    } catch (Throwable failure) {
      probe.acquisitionFailed(start, failure);
      throw failure;
    }
    lease = raw == null ? null : new ObservedConnection(raw, probe.acquired(start, raw));
    return lease;
  }

  @Override
  public final void close() throws SQLException {
    try {
      rawPooledConnection.close();
    } finally {
      probe.closed();
    }
  }

  @Override
  public final void addConnectionEventListener(@Nullable ConnectionEventListener listener) {
    rawPooledConnection.addConnectionEventListener(relay(listener));
  }

  @Override
  public final void removeConnectionEventListener(@Nullable ConnectionEventListener listener) {
    rawPooledConnection.removeConnectionEventListener(relay(listener));
  }

  @Override
  public final void addStatementEventListener(@Nullable StatementEventListener listener) {
    rawPooledConnection.addStatementEventListener(relay(listener));
  }

  @Override
  public final void removeStatementEventListener(@Nullable StatementEventListener listener) {
    rawPooledConnection.removeStatementEventListener(relay(listener));
  }

  /** Equal for equal listeners, so that drivers find the one that was added. */
  private @Nullable ConnectionEventRelay relay(@Nullable ConnectionEventListener listener) {
    return listener == null ? null : new ConnectionEventRelay(listener, this);
  }

  private @Nullable StatementEventRelay relay(@Nullable StatementEventListener listener) {
    return listener == null ? null : new StatementEventRelay(listener, this);
  }

  /** A statement of the present lease, as an event tells of it. */
  @Nullable PreparedStatement observe(@Nullable PreparedStatement raw) {
    ObservedConnection owner = lease;
    return raw == null || owner == null ? null : (PreparedStatement) owner.observeForeign(raw);
  }
}
