package dev.roundtrip.internal.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * MariaDB: CREATE INDEX would commit, so that it is made on temporary copies, which hide the tables
 * of the same names from this session and from nobody else.
 */
final class TemporaryCopies implements Place {

  private final Connection connection;
  private final Deque<String> copies = new ArrayDeque<>();

  TemporaryCopies(DataSource dataSource, List<String> tables, long maximumRows)
      throws SQLException {
    this.connection = dataSource.getConnection();
    try {
      Set<String> names = new TreeSet<>(tables);
      for (String table : names) {
        if (table.contains(".")) {
          throw new SQLException("A table that is named with its schema is not copied.", "0A000");
        }
        copy(table, maximumRows);
      }
    } catch (SQLException | RuntimeException failure) {
      close();
      throw failure;
    }
  }

  private void copy(String table, long maximumRows) throws SQLException {
    String count = Run.rows(connection, "SELECT COUNT(*) FROM " + table, null).get(0).get(0);
    if (Long.parseLong(String.valueOf(count)) > maximumRows) {
      throw new SQLException(table + " has too many rows to be copied.", "54000");
    }
    Run.execute(connection, "CREATE TEMPORARY TABLE roundtrip_copy LIKE " + table);
    copies.push("roundtrip_copy");
    Run.execute(
        connection,
        "INSERT INTO roundtrip_copy SELECT * FROM " + table,
        "ALTER TABLE roundtrip_copy RENAME TO " + table);
    copies.pop();
    copies.push(table);
  }

  @Override
  public Connection connection() {
    return connection;
  }

  @Override
  public String description() {
    return "on temporary copies of its tables";
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      try {
        for (String copy : copies) {
          Run.execute(connection, "DROP TEMPORARY TABLE " + copy);
        }
      } catch (SQLException | RuntimeException broken) {
        connection.abort(Runnable::run); // Or a pool would go on with copies in place of tables.
      }
    }
  }
}
