package dev.roundtrip.internal.proof;

import dev.roundtrip.internal.probe.Bound;
import dev.roundtrip.internal.scope.Replay;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a SELECT with the values that were sent, reads all its rows, and takes the time. */
final class Run {

  private static final int TIMEOUT_SECONDS = 30;

  /** Three runs, the best one counts; fewer if they are slow. */
  private static final int RUNS = 3;

  private static final long ENOUGH_NANOS = 2_000_000_000L;

  private Run() {}

  /** The time of the best run, after one that warms up. */
  static Duration best(Connection connection, Replay replay) throws SQLException {
    long start = System.nanoTime();
    long best = once(connection, replay);
    for (int i = 0; i < RUNS && System.nanoTime() - start < ENOUGH_NANOS; i++) {
      best = Math.min(best, once(connection, replay));
    }
    return Duration.ofNanos(best);
  }

  private static long once(Connection connection, Replay replay) throws SQLException {
    long start = System.nanoTime();
    rows(connection, replay.text(), replay.prepared() ? replay.binds() : null);
    return System.nanoTime() - start;
  }

  /**
   * All rows, as text.
   *
   * @param binds what to bind, or null for a statement that is not prepared
   */
  static List<List<@Nullable String>> rows(
      Connection connection, String text, @Nullable List<?> binds) throws SQLException {
    if (binds == null) {
      try (Statement statement = connection.createStatement()) {
        statement.setQueryTimeout(TIMEOUT_SECONDS);
        try (ResultSet rows = statement.executeQuery(text)) {
          return read(rows);
        }
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      int index = 1;
      for (Object bind : binds) {
        ((Bound) bind).to(statement, index++);
      }
      try (ResultSet rows = statement.executeQuery()) {
        return read(rows);
      }
    }
  }

  private static List<List<@Nullable String>> read(ResultSet rows) throws SQLException {
    int columns = rows.getMetaData().getColumnCount();
    List<List<@Nullable String>> result = new ArrayList<>();
    while (rows.next()) {
      List<@Nullable String> row = new ArrayList<>(columns);
      for (int i = 1; i <= columns; i++) {
        row.add(rows.getString(i));
      }
      result.add(row);
    }
    return result;
  }

  static void execute(Connection connection, String... texts) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      for (String text : texts) {
        statement.execute(text);
      }
    }
  }
}
