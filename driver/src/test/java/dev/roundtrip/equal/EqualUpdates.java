package dev.roundtrip.equal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.sql.Types;
import org.junit.jupiter.api.Test;

/** Statements that write: counts, generated keys, NULL, warnings. */
interface EqualUpdates extends Comparison {

  String INSERT = "insert into item (name) values ('%s')";

  @Test
  default void countsComeBack() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          Statement statement = connection.createStatement();
          statement.executeUpdate("update item set amount = 5 where id < 4");
          statement.getUpdateCount();
          statement.getLargeUpdateCount();
          statement.getMoreResults();
          statement.getUpdateCount();
          statement.executeLargeUpdate("update item set amount = 6 where id < 3");
          statement.execute("update item set amount = 7 where id < 0");
          statement.getUpdateCount();
          statement.getResultSet();
          statement.execute("select id from item");
          statement.getUpdateCount();
          PreparedStatement prepared =
              connection.prepareStatement("update item set amount = ? where id < ?");
          prepared.setInt(1, 8);
          prepared.setInt(2, 3);
          prepared.executeUpdate();
          prepared.executeLargeUpdate();
          prepared.execute();
          prepared.getUpdateCount();
          prepared.getLargeUpdateCount();
          prepared.executeUpdate("update item set amount = 1");
          prepared.executeQuery("select 1");
          prepared.addBatch("select 1");
        });
  }

  @Test
  default void generatedKeysComeBack() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          Statement statement = connection.createStatement();
          String[] names = {session.db().stored("id")};
          int[] numbers = {1};
          int all = Statement.RETURN_GENERATED_KEYS;
          statement.executeUpdate(INSERT.formatted("a"));
          keys(session, statement);
          statement.executeUpdate(INSERT.formatted("b"), all);
          keys(session, statement);
          statement.executeUpdate(INSERT.formatted("c"), names);
          keys(session, statement);
          statement.executeUpdate(INSERT.formatted("d"), numbers);
          keys(session, statement);
          statement.execute(INSERT.formatted("e"), all);
          keys(session, statement);
          statement.execute(INSERT.formatted("f"), names);
          statement.execute(INSERT.formatted("g"), numbers);
          statement.executeLargeUpdate(INSERT.formatted("h"), all);
          statement.executeLargeUpdate(INSERT.formatted("i"), names);
          statement.executeLargeUpdate(INSERT.formatted("j"), numbers);
          keys(session, statement);
          statement.executeUpdate(INSERT.formatted("k"), new String[] {"missing"});
          statement.executeUpdate(INSERT.formatted("l"), 99);
          for (PreparedStatement prepared :
              new PreparedStatement[] {
                connection.prepareStatement("insert into item (name) values (?)", all),
                connection.prepareStatement("insert into item (name) values (?)", names),
                connection.prepareStatement("insert into item (name) values (?)", numbers),
              }) {
            prepared.setString(1, "of " + prepared);
            prepared.executeUpdate();
            keys(session, prepared);
          }
        });
  }

  private static void keys(Session session, Statement statement) throws Exception {
    var keys = statement.getGeneratedKeys();
    session.drain(keys);
    keys.getStatement();
    statement.getGeneratedKeys();
    keys.isClosed();
  }

  @Test
  default void nullsAreWritten() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          PreparedStatement statement =
              connection.prepareStatement(
                  "update item set price = ?, made = ?, made_at = ?, amount = ?, story = ?"
                      + " where id = 1");
          statement.setNull(1, Types.DECIMAL);
          statement.setDate(2, null);
          statement.setTimestamp(3, null);
          statement.setNull(4, Types.INTEGER, "INTEGER");
          statement.setString(5, null);
          statement.executeUpdate();
          statement.setBigDecimal(1, null);
          statement.setObject(2, null);
          statement.setObject(3, null, Types.TIMESTAMP);
          statement.setNull(4, Types.NULL);
          statement.setObject(5, null, java.sql.JDBCType.VARCHAR);
          statement.executeUpdate();
          session.drain(
              connection.createStatement().executeQuery(EqualQueries.ITEMS + " where id = 1"));
        });
  }

  @Test
  default void warningsComeBack() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          Statement statement = connection.createStatement();
          statement.execute(session.db().warning());
          statement.getWarnings();
          statement.getWarnings();
          statement.clearWarnings();
          statement.getWarnings();
          connection.getWarnings();
          connection.clearWarnings();
          connection.getWarnings();
          var rows = statement.executeQuery("select id from item");
          rows.getWarnings();
          rows.clearWarnings();
          statement.close();
          statement.getWarnings();
        });
  }
}
