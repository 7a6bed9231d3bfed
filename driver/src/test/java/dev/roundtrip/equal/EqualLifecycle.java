package dev.roundtrip.equal;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Opening, closing, closing again, and use after the end. */
interface EqualLifecycle extends Comparison {

  @Test
  default void closingTwiceIsClosingOnce() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          Statement statement = connection.prepareStatement("select id from item");
          ResultSet rows = ((PreparedStatement) statement).executeQuery();
          for (AutoCloseable resource : new AutoCloseable[] {rows, statement, connection}) {
            resource.close();
            resource.close();
            rows.isClosed();
            statement.isClosed();
            connection.isClosed();
            connection.isValid(1);
          }
        });
  }

  @Test
  default void closingAConnectionClosesWhatItMade() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          Statement statement = connection.createStatement();
          PreparedStatement prepared = connection.prepareStatement("select id from item");
          CallableStatement call = connection.prepareCall("select id from item");
          ResultSet rows = statement.executeQuery("select id from item");
          ResultSet others = prepared.executeQuery();
          DatabaseMetaData metaData = connection.getMetaData();
          others.next();
          connection.close();
          for (Statement closed : new Statement[] {statement, prepared, call}) {
            closed.isClosed();
            closed.executeQuery("select id from item");
            closed.execute("select id from item");
            closed.executeUpdate("delete from item");
            closed.addBatch("delete from item");
            closed.executeBatch();
            closed.getResultSet();
            closed.getUpdateCount();
            closed.getGeneratedKeys();
            closed.getMoreResults();
            closed.getConnection();
            closed.getMaxRows();
            closed.setFetchSize(1);
            closed.cancel();
            closed.clearWarnings();
            closed.close();
          }
          prepared.setInt(1, 1);
          prepared.executeQuery();
          prepared.executeUpdate();
          prepared.addBatch();
          prepared.getMetaData();
          for (ResultSet closed : new ResultSet[] {rows, others}) {
            closed.isClosed();
            closed.next();
            closed.getInt(1);
            closed.getString("id");
            closed.getStatement();
            closed.getMetaData();
            closed.findColumn("id");
            closed.close();
          }
          connection.createStatement();
          connection.prepareStatement("select 1");
          connection.prepareCall("select 1");
          connection.getMetaData();
          connection.getAutoCommit();
          connection.setAutoCommit(false);
          connection.commit();
          connection.rollback();
          connection.clearWarnings();
          connection.getWarnings();
          connection.getCatalog();
          connection.createBlob();
          connection.createArrayOf("integer", new Object[0]);
          metaData.getDatabaseProductName();
          metaData.getCatalogs();
        });
  }

  @Test
  default void statementsCloseWithTheirRows() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          Statement statement = connection.createStatement();
          statement.isCloseOnCompletion();
          statement.closeOnCompletion();
          statement.isCloseOnCompletion();
          ResultSet rows = statement.executeQuery("select id from item");
          session.drain(rows);
          statement.isClosed();
          rows.close();
          statement.isClosed();
          statement.executeQuery("select id from item");
          statement.isCloseOnCompletion();
        });
  }

  @Test
  default void rowsCloseWithTheirStatementAndWithTheNextExecution() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          PreparedStatement statement = connection.prepareStatement("select id from item");
          ResultSet first = statement.executeQuery();
          ResultSet second = statement.executeQuery();
          first.isClosed();
          first.next();
          second.next();
          statement.close();
          second.isClosed();
          second.next();
          second.getInt(1);
          second.getStatement();
          statement.getConnection();
          statement.executeQuery();
        });
  }

  @Test
  default void connectionsAreAborted() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          // Pools end what was aborted on another thread: what a statement does then is left to
          // chance.
          connection.createStatement();
          connection.abort(Runnable::run);
          connection.abort(Runnable::run);
          connection.isClosed();
          connection.close();
        });
  }

  @Test
  default void dataSourcesBehaveAlike() throws Exception {
    same(
        session -> {
          session.dataSource().getConnection("nobody", "wrong");
          session.dataSource().createConnectionBuilder().user("sa").password("").build();
          session.dataSource().createShardingKeyBuilder();
          session.dataSource().getLoginTimeout();
          session.dataSource().isWrapperFor(Runnable.class);
          session.dataSource().unwrap(Runnable.class);
        });
  }

  @Test
  default void runningStatementsAreCancelled() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          Statement statement = connection.createStatement();
          statement.cancel();
          Statement target =
              (Statement) Objects.requireNonNull(session.transcript().target(statement));
          CountDownLatch done = new CountDownLatch(1);
          Thread canceller = new Thread(() -> cancelUntil(done, target));
          canceller.start();
          session.drain(statement.executeQuery(session.db().slowQuery()));
          done.countDown();
          canceller.join();
          statement.isClosed();
          connection.isClosed();
        });
  }

  /** Again and again, because nobody knows when the query has begun. */
  private static void cancelUntil(CountDownLatch done, Statement statement) {
    try {
      while (!done.await(50, TimeUnit.MILLISECONDS)) {
        statement.cancel();
      }
    } catch (SQLException unsupported) {
      // Then the query ends by itself; that cancelling fails was written down before.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
