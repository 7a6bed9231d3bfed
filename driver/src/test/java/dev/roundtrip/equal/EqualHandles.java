package dev.roundtrip.equal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.PooledConnection;
import org.junit.jupiter.api.Test;

/** One physical connection that is handed out several times. */
interface EqualHandles extends Comparison {

  @Test
  default void aPhysicalConnectionIsHandedOutAgain() throws Exception {
    same(
        session -> {
          Connection first = session.connect();
          first.setAutoCommit(false);
          first.createStatement().executeUpdate("delete from item where id = 1");
          first.rollback();
          first.close();
          Connection second = again(session);
          second.getAutoCommit();
          session.drain(second.createStatement().executeQuery("select id from item order by id"));
          first.isClosed();
          first.createStatement();
          first.close();
          second.isClosed();
          second.close();
        });
  }

  @Test
  default void aNewHandleTakesTheFormerOnesPlace() throws Exception {
    same(
        session -> {
          Connection first = session.connect();
          Statement statement = first.createStatement();
          ResultSet rows = statement.executeQuery("select id from item order by id");
          rows.next();
          Connection second = again(session);
          first.isClosed();
          statement.isClosed();
          statement.executeQuery("select id from item");
          rows.isClosed();
          rows.next();
          rows.getInt(1);
          first.close();
          second.isClosed();
          session.drain(second.createStatement().executeQuery("select id from item order by id"));
          second.close();
        });
  }

  @Test
  default void closingThePhysicalConnectionEndsItsHandle() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          Statement statement = connection.createStatement();
          physical(session).close();
          connection.isClosed();
          connection.createStatement();
          statement.isClosed();
          statement.executeQuery("select id from item");
          connection.close();
          physical(session).getConnection();
        });
  }

  private static PooledConnection physical(Session session) {
    return session
        .transcript()
        .record(PooledConnection.class, LogicalConnections.of(session).latest());
  }

  private static Connection again(Session session) throws SQLException {
    return physical(session).getConnection();
  }
}
