package dev.roundtrip.internal.jdbc;

import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;

/** Passes the driver's events on to a pool, as events of our connection. */
record ConnectionEventRelay(ConnectionEventListener listener, ObservedPooledConnection source)
    implements ConnectionEventListener {

  @Override
  public void connectionClosed(ConnectionEvent event) {
    listener.connectionClosed(ours(event));
  }

  @Override
  public void connectionErrorOccurred(ConnectionEvent event) {
    listener.connectionErrorOccurred(ours(event));
  }

  private ConnectionEvent ours(ConnectionEvent event) {
    return new ConnectionEvent(source, event.getSQLException());
  }
}
