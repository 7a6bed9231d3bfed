package dev.roundtrip.internal.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * What an index costs those who write: rows are inserted into an empty copy without and with it.
 */
final class Writes {

  private static final int ROWS = 10_000;
  private static final String COPY = "roundtrip_writes";

  private Writes() {}

  /** In words, or null where there are too few rows to tell. */
  static @Nullable String cost(Connection connection, Matcher index) throws SQLException {
    String product = String.valueOf(connection.getMetaData().getDatabaseProductName());
    if (product.equals("Apache Derby") || product.equals("SQLite")) {
      return null;
    }
    String table = index.group("table");
    String limited = " SELECT * FROM " + table + " LIMIT " + ROWS;
    Run.execute(connection, "CREATE TEMPORARY TABLE " + COPY + " AS" + limited);
    long rows =
        Long.parseLong(
            String.valueOf(
                Run.rows(connection, "SELECT COUNT(*) FROM " + COPY, null).get(0).get(0)));
    try {
      if (rows < ROWS) {
        return null;
      }
      long without = best(connection, limited);
      Run.execute(connection, "CREATE INDEX roundtrip_writes_1 ON " + COPY + index.group("rest"));
      long with = best(connection, limited);
      double micros = Math.max(0, with - without) / 1e3 / ROWS;
      return String.format(Locale.ROOT, "each inserted row takes %.1f µs more", micros);
    } finally {
      Run.execute(
          connection, "DROP " + (product.equals("MariaDB") ? "TEMPORARY " : "") + "TABLE " + COPY);
    }
  }

  private static long best(Connection connection, String limited) throws SQLException {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      Run.execute(connection, "DELETE FROM " + COPY);
      long start = System.nanoTime();
      Run.execute(connection, "INSERT INTO " + COPY + limited);
      best = Math.min(best, System.nanoTime() - start);
    }
    return best;
  }
}
