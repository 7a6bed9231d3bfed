package dev.roundtrip.equal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Commits, rollbacks, savepoints and what else is set on a connection. */
interface EqualTransactions extends Comparison {

  private static void show(Session session, Connection connection) throws SQLException {
    session.drain(connection.createStatement().executeQuery("select id from item order by id"));
  }

  @Test
  default void transactionsEnd() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          Statement statement = connection.createStatement();
          connection.getAutoCommit();
          connection.commit();
          connection.rollback();
          connection.setAutoCommit(false);
          statement.executeUpdate("delete from item where id = 1");
          connection.rollback();
          show(session, connection);
          statement.executeUpdate("delete from item where id = 2");
          connection.commit();
          connection.commit();
          statement.executeUpdate("delete from item where id = 3");
          connection.setAutoCommit(true);
          connection.setAutoCommit(true);
          show(session, connection);
          connection.setAutoCommit(false);
          statement.executeUpdate("delete from item where id = 4");
          connection.close();
          show(session, session.connect());
        });
  }

  @Test
  default void errorsInTransactionsHaveTheSameConsequences() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          connection.setAutoCommit(false);
          Statement statement = connection.createStatement();
          statement.executeUpdate("delete from item where id = 1");
          statement.executeUpdate("insert into item (name) values ('item 2')");
          statement.executeUpdate("delete from item where id = 3");
          connection.commit();
          show(session, connection);
          connection.rollback();
          show(session, connection);
        });
  }

  @Test
  default void savepointsAreReturnedTo() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          connection.setSavepoint();
          connection.setAutoCommit(false);
          Statement statement = connection.createStatement();
          statement.executeUpdate("delete from item where id = 1");
          Savepoint unnamed = connection.setSavepoint();
          statement.executeUpdate("delete from item where id = 2");
          Savepoint named = connection.setSavepoint("here");
          named.getSavepointName();
          named.getSavepointId();
          unnamed.getSavepointName();
          statement.executeUpdate("delete from item where id = 3");
          connection.rollback(named);
          show(session, connection);
          connection.releaseSavepoint(named);
          connection.rollback(unnamed);
          connection.rollback(named);
          show(session, connection);
          connection.commit();
          connection.rollback(unnamed);
          show(session, connection);
        });
  }

  @Test
  default void settingsOfConnectionsAreKept() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          connection.getTransactionIsolation();
          connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
          connection.getTransactionIsolation();
          connection.setTransactionIsolation(99);
          connection.isReadOnly();
          connection.setReadOnly(true);
          connection.isReadOnly();
          connection.createStatement().executeUpdate("delete from tag");
          connection.setReadOnly(false);
          connection.getCatalog();
          connection.getSchema();
          connection.setCatalog("missing");
          connection.setSchema("missing");
          connection.setHoldability(ResultSet.CLOSE_CURSORS_AT_COMMIT);
          connection.getHoldability();
          connection.setHoldability(99);
          connection.getTypeMap();
          connection.setTypeMap(null);
          connection.getClientInfo();
          connection.getClientInfo("ApplicationName");
          connection.setClientInfo("ApplicationName", "equal");
          connection.setClientInfo("missing", "value");
          connection.setClientInfo(new Properties());
          connection.getNetworkTimeout();
          connection.setNetworkTimeout(Runnable::run, 5_000);
          connection.setNetworkTimeout(Runnable::run, -1);
          connection.isValid(1);
          connection.isValid(-1);
          connection.nativeSQL("select {fn now()}");
          connection.beginRequest();
          connection.endRequest();
          connection.setShardingKeyIfValid(null, 1);
          connection.setShardingKey(null);
        });
  }
}
