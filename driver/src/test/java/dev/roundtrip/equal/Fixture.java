package dev.roundtrip.equal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.XADataSource;

/**
 * A database with a table of items, and the texts that differ from one database to the next. Where
 * a database has no such thing, the text stays as it is and fails, on both sides alike.
 */
interface Fixture {

  /** The database without us; started when it is first asked for. */
  DataSource dataSource();

  /** The same database by its URL, with the user in it where one is needed. */
  String url();

  /** The driver's data source for transaction managers. */
  default XADataSource xaDataSource() {
    throw new UnsupportedOperationException("the driver has none");
  }

  /** The driver's data source for pools. */
  default ConnectionPoolDataSource poolDataSource() {
    throw new UnsupportedOperationException("the driver has none");
  }

  /** Creates what the scripts need; what exists of it already has been dropped. */
  List<String> schema();

  /** Drops what {@link #schema} creates; a failure says that there was nothing to drop. */
  default List<String> drops() {
    return List.of("drop table tag", "drop table item");
  }

  /** A query that takes more than a second, or until it is stopped. */
  String slowQuery();

  /** Calls a function that doubles its argument. */
  default String function() {
    return "{? = call doubled(?)}";
  }

  /** Calls a procedure that gives the double of its first argument in its second. */
  default String procedure() {
    return "{call twice(?, ?)}";
  }

  /** Calls something that gives a cursor as a value. */
  default String cursor() {
    return "{? = call items()}";
  }

  /** Executes to several results. */
  default String severalResults() {
    return "{call several()}";
  }

  /** A query whose only column is an array. */
  default String array() {
    return "select array[1, 2, 3]";
  }

  /** A query that gives back the array that is bound to it. */
  default String echoArray() {
    return "select cast(? as integer array)";
  }

  /** What an array's elements are called. */
  default String arrayElement() {
    return "integer";
  }

  /** A statement that raises a warning. */
  default String warning() {
    return "drop table if exists missing";
  }

  /** What stands before a literal of this kind. */
  default String dateLiteral(String kind) {
    return kind;
  }

  /** A name as the database keeps it in its catalog. */
  default String stored(String name) {
    return name.toUpperCase(java.util.Locale.ROOT);
  }

  /** A fresh table with five items, the last of which is mostly NULL. */
  default void recreate() throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String drop : drops()) {
        try {
          statement.execute(drop);
        } catch (SQLException missing) {
          // The first time, there is nothing to drop.
        }
      }
      for (String sql : schema()) {
        statement.execute(sql);
      }
      for (int i = 1; i <= 4; i++) {
        statement.executeUpdate(
            "insert into item (name, price, made, made_at, amount) values ('item %d', %d.25, %s '2024-02-0%d', %s '2024-02-03 10:11:12', %d)"
                .formatted(i, i, dateLiteral("date"), i, dateLiteral("timestamp"), i * 3));
      }
      statement.executeUpdate("insert into item (name) values ('nothing')");
    }
  }
}
