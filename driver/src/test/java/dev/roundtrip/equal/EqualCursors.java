package dev.roundtrip.equal;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Result sets that scroll, that change rows, and that outlive a commit. */
interface EqualCursors extends Comparison {

  List<Integer> TYPES =
      List.of(
          ResultSet.TYPE_FORWARD_ONLY,
          ResultSet.TYPE_SCROLL_INSENSITIVE,
          ResultSet.TYPE_SCROLL_SENSITIVE);

  @Test
  default void cursorsScroll() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          for (int type : TYPES) {
            Statement statement = connection.createStatement(type, ResultSet.CONCUR_READ_ONLY);
            ResultSet rows = statement.executeQuery("select id, name from item order by id");
            rows.isBeforeFirst();
            rows.last();
            rows.getRow();
            rows.getString(2);
            rows.isLast();
            rows.first();
            rows.isFirst();
            rows.getString("name");
            rows.relative(2);
            rows.getInt(1);
            rows.absolute(-2);
            rows.getInt(1);
            rows.previous();
            rows.getInt(1);
            rows.afterLast();
            rows.isAfterLast();
            rows.beforeFirst();
            rows.absolute(99);
            rows.refreshRow();
            rows.getType();
            rows.getConcurrency();
            rows.getHoldability();
            rows.getCursorName();
            statement.close();
          }
        });
  }

  @Test
  default void rowsAreChanged() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          for (int type : TYPES) {
            PreparedStatement statement =
                connection.prepareStatement(
                    "select id, name, price, amount from item order by id",
                    type,
                    ResultSet.CONCUR_UPDATABLE);
            ResultSet rows = statement.executeQuery();
            rows.next();
            rows.updateString(2, "renamed " + type);
            rows.updateBigDecimal("price", new BigDecimal("7.50"));
            rows.rowUpdated();
            rows.updateRow();
            rows.getString(2);
            rows.next();
            rows.updateInt("amount", 12);
            rows.updateNull("price");
            rows.cancelRowUpdates();
            rows.updateObject(4, 13);
            rows.updateRow();
            rows.deleteRow();
            rows.rowDeleted();
            rows.moveToInsertRow();
            rows.updateInt(1, 100 + type);
            rows.updateString(2, "inserted " + type);
            rows.insertRow();
            rows.rowInserted();
            rows.moveToCurrentRow();
            rows.next();
            rows.getString(2);
            statement.close();
          }
          session.drain(
              connection.createStatement().executeQuery(EqualQueries.ITEMS + " order by id"));
        });
  }

  @Test
  default void cursorsOutliveACommitOrNot() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          connection.getHoldability();
          connection.setAutoCommit(false);
          for (int holdability :
              new int[] {ResultSet.HOLD_CURSORS_OVER_COMMIT, ResultSet.CLOSE_CURSORS_AT_COMMIT}) {
            Statement statement =
                connection.createStatement(
                    ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY, holdability);
            statement.setFetchSize(2);
            ResultSet rows = statement.executeQuery("select id from item order by id");
            rows.next();
            connection.commit();
            rows.isClosed();
            rows.next();
            rows.getInt(1);
            statement.getResultSetHoldability();
            connection.prepareStatement(
                "select 1", ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY, holdability);
            connection.prepareCall(
                "select 1", ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY, holdability);
            connection.commit();
          }
        });
  }

  @Test
  default void settingsOfStatementsAreKept() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          Statement statement = connection.createStatement();
          statement.setMaxRows(2);
          statement.getMaxRows();
          session.drain(statement.executeQuery("select id from item order by id"));
          statement.setLargeMaxRows(3);
          statement.getLargeMaxRows();
          session.drain(statement.executeQuery("select id from item order by id"));
          statement.setMaxFieldSize(3);
          statement.getMaxFieldSize();
          session.drain(statement.executeQuery("select name from item order by id"));
          statement.setFetchSize(1);
          statement.setFetchSize(-1);
          statement.getFetchSize();
          statement.setFetchDirection(ResultSet.FETCH_REVERSE);
          statement.getFetchDirection();
          statement.setQueryTimeout(7);
          statement.getQueryTimeout();
          statement.setQueryTimeout(-1);
          statement.setEscapeProcessing(false);
          statement.setPoolable(true);
          statement.isPoolable();
          statement.setCursorName("here");
          statement.getResultSetType();
          statement.getResultSetConcurrency();
          statement.enquoteIdentifier("a b", true);
          statement.enquoteLiteral("it's");
          statement.isSimpleIdentifier("name");
          statement.enquoteNCharLiteral("it's");
        });
  }
}
