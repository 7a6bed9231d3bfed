package dev.roundtrip.equal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.CommonDataSource;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.PooledConnection;
import javax.sql.StatementEvent;
import javax.sql.StatementEventListener;
import javax.sql.XADataSource;
import org.jspecify.annotations.Nullable;

/**
 * What a pool or a transaction manager hands out: the logical connections of physical ones, which
 * are kept open until the script is over. What such a pool is told by the driver is remembered.
 */
final class LogicalConnections extends PlainDataSource {

  private final CommonDataSource source;
  private final Opener opener;
  private final OpenerForUser openerForUser;
  private final List<PooledConnection> physical = new ArrayList<>();
  private final List<String> told = new ArrayList<>();

  LogicalConnections(XADataSource source) {
    this(source, source::getXAConnection, source::getXAConnection);
  }

  LogicalConnections(ConnectionPoolDataSource source) {
    this(source, source::getPooledConnection, source::getPooledConnection);
  }

  private LogicalConnections(CommonDataSource source, Opener opener, OpenerForUser forUser) {
    this.source = source;
    this.opener = opener;
    this.openerForUser = forUser;
  }

  /** What a script about logical connections works on. */
  static LogicalConnections of(Session session) {
    Object target = session.transcript().target(session.dataSource());
    return (LogicalConnections) Objects.requireNonNull(target);
  }

  private interface Opener {

    PooledConnection open() throws SQLException;
  }

  private interface OpenerForUser {

    PooledConnection open(String user, String password) throws SQLException;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return listenedTo(opener.open()).getConnection();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return listenedTo(openerForUser.open(user, password)).getConnection();
  }

  @Override
  public int getLoginTimeout() {
    try {
      return source.getLoginTimeout();
    } catch (SQLException e) {
      throw new IllegalStateException("the driver does not tell its timeout", e);
    }
  }

  /** The physical connection that was opened last. */
  PooledConnection latest() {
    return physical.get(physical.size() - 1);
  }

  /** Closes the physical connections, and gives what was told, in the order of its coming. */
  synchronized List<String> finish() {
    for (PooledConnection connection : physical) {
      try {
        connection.close();
      } catch (SQLException e) {
        told.add("closing a physical connection threw " + Values.failure(e));
      }
    }
    physical.clear();
    List<String> all = List.copyOf(told);
    told.clear();
    return all;
  }

  private synchronized void tell(String what) {
    told.add(what);
  }

  private PooledConnection listenedTo(PooledConnection connection) {
    physical.add(connection);
    int number = physical.size();
    Ear ear = new Ear(connection, number);
    connection.addConnectionEventListener(ear);
    try {
      connection.addStatementEventListener(ear);
    } catch (UnsupportedOperationException e) {
      tell("physical connection " + number + " tells nothing of statements");
    }
    return connection;
  }

  /** Told of one physical connection, from itself and from nobody else. */
  private final class Ear implements ConnectionEventListener, StatementEventListener {

    private final PooledConnection connection;
    private final int number;

    Ear(PooledConnection connection, int number) {
      this.connection = connection;
      this.number = number;
    }

    @Override
    public void connectionClosed(ConnectionEvent event) {
      hear("closed", event.getSource(), event.getSQLException());
    }

    @Override
    public void connectionErrorOccurred(ConnectionEvent event) {
      hear("broken", event.getSource(), event.getSQLException());
    }

    @Override
    public void statementClosed(StatementEvent event) {
      hear("statement closed", event.getSource(), event.getSQLException());
    }

    @Override
    public void statementErrorOccurred(StatementEvent event) {
      hear("statement broken", event.getSource(), event.getSQLException());
    }

    private void hear(String what, Object from, @Nullable SQLException failure) {
      tell(
          "physical connection %d: %s, told by itself: %s, %s"
              .formatted(
                  number,
                  what,
                  from == connection,
                  failure == null ? "no failure" : Values.failure(failure)));
    }
  }
}
