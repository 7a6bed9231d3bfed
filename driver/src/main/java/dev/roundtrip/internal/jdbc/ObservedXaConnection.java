package dev.roundtrip.internal.jdbc;

import dev.roundtrip.internal.probe.PooledConnectionProbe;
import java.sql.SQLException;
import javax.sql.XAConnection;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/** A physical connection in the hands of a transaction manager. */
final class ObservedXaConnection extends ObservedPooledConnection implements XAConnection {

  private final XAConnection raw;
  private @Nullable ObservedXaResource resource;

  ObservedXaConnection(XAConnection raw, PooledConnectionProbe probe) {
    super(raw, probe);
    this.raw = raw;
  }

  /** The same wrapper for the same resource, however often it is asked for. */
  @Override
  public @Nullable XAResource getXAResource() throws SQLException {
    XAResource given = raw.getXAResource();
    ObservedXaResource known = resource;
    if (given == null) {
      return null;
    }
    if (known == null || known.rawXAResource != given) {
      known = new ObservedXaResource(given, probe);
      resource = known;
    }
    return known;
  }
}
