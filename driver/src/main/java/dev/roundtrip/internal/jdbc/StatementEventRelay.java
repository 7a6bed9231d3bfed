package dev.roundtrip.internal.jdbc;

import javax.sql.StatementEvent;
import javax.sql.StatementEventListener;

/**
 * Passes the driver's events on to a pool, as events of our connection. The statement is a wrapper
 * of its own, not the one that the pool was given: {@code unwrap} tells that both are the same.
 */
record StatementEventRelay(StatementEventListener listener, ObservedPooledConnection source)
    implements StatementEventListener {

  @Override
  public void statementClosed(StatementEvent event) {
    listener.statementClosed(ours(event));
  }

  @Override
  public void statementErrorOccurred(StatementEvent event) {
    listener.statementErrorOccurred(ours(event));
  }

  private StatementEvent ours(StatementEvent event) {
    return new StatementEvent(
        source, source.observe(event.getStatement()), event.getSQLException());
  }
}
