package dev.roundtrip.internal.proof;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * H2: CREATE INDEX would commit and be seen by all, so that it is made in a database in memory that
 * nobody else knows, with copies of the tables.
 */
final class PrivateCopy implements Place {

  private static final AtomicLong NUMBER = new AtomicLong();
  private static final int BATCH = 1_000;

  private final Connection copy;

  PrivateCopy(DataSource dataSource, List<String> tables, long maximumRows) throws SQLException {
    this.copy =
        DriverManager.getConnection(
            "jdbc:h2:mem:roundtrip-sandbox-" + NUMBER.incrementAndGet(), "sa", "");
    try (Connection source = dataSource.getConnection()) {
      Run.execute(copy, "SET MODE " + mode(source));
      String schema = source.getSchema();
      if (schema != null && !schema.equals("PUBLIC")) {
        Run.execute(copy, "CREATE SCHEMA \"" + schema + "\"", "SET SCHEMA \"" + schema + "\"");
      }
      Set<String> made = new HashSet<>();
      for (String table : new LinkedHashSet<>(tables)) {
        copy(source, table, maximumRows, made);
      }
      Run.execute(copy, "ANALYZE");
    } catch (SQLException | RuntimeException failure) {
      copy.close();
      throw failure;
    }
  }

  private static @Nullable String mode(Connection source) throws SQLException {
    return Run.rows(
            source,
            "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'MODE'",
            null)
        .get(0)
        .get(0);
  }

  /** Makes and fills a table; what belongs to the whole schema stands in each table's script. */
  private void copy(Connection source, String table, long maximumRows, Set<String> made)
      throws SQLException {
    String count = Run.rows(source, "SELECT COUNT(*) FROM " + table, null).get(0).get(0);
    if (Long.parseLong(String.valueOf(count)) > maximumRows) {
      throw new SQLException(table + " has too many rows to be copied.", "54000");
    }
    for (List<@Nullable String> row : Run.rows(source, "SCRIPT NODATA TABLE " + table, null)) {
      String text = String.valueOf(row.get(0)).strip();
      // Users are left out, and keys of tables that are not copied.
      if ((text.startsWith("CREATE") && !text.startsWith("CREATE USER"))
          || (text.startsWith("ALTER TABLE") && !text.contains("FOREIGN KEY"))) {
        if (made.add(text)) {
          Run.execute(copy, text);
        }
      }
    }
    try (PreparedStatement select = source.prepareStatement("SELECT * FROM " + table);
        ResultSet rows = select.executeQuery()) {
      int columns = rows.getMetaData().getColumnCount();
      String values = "?, ".repeat(columns - 1) + "?";
      copy.setAutoCommit(false);
      try (PreparedStatement insert =
          copy.prepareStatement("INSERT INTO " + table + " VALUES (" + values + ")")) {
        for (int row = 1; rows.next(); row++) {
          for (int i = 1; i <= columns; i++) {
            insert.setObject(i, rows.getObject(i));
          }
          insert.addBatch();
          if (row % BATCH == 0) {
            insert.executeBatch();
          }
        }
        insert.executeBatch();
      }
      copy.commit();
      copy.setAutoCommit(true);
    }
  }

  @Override
  public Connection connection() {
    return copy;
  }

  @Override
  public String description() {
    return "on copies of its tables in a database of its own, in memory";
  }

  @Override
  public void close() throws SQLException {
    copy.close();
  }
}
