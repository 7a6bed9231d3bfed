package dev.roundtrip.internal.explain;

import dev.roundtrip.internal.probe.Bound;
import dev.roundtrip.internal.scope.Replay;
import dev.roundtrip.internal.sql.Dialect;
import dev.roundtrip.internal.sql.SqlReader;
import dev.roundtrip.plan.Plan;
import dev.roundtrip.plan.PlanKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Asks a database for one plan, on a connection of our own: in a transaction that is read-only, has
 * timeouts, and is rolled back whatever happens. The application's connection is never used.
 */
final class OwnConnection {

  private static final int TIMEOUT_SECONDS = 5;

  private OwnConnection() {}

  /** Asks; whatever the driver throws goes through. */
  static Answer ask(Replay replay, @Nullable Tables tables) throws SQLException {
    DataSource dataSource = (DataSource) replay.dataSource();
    try (Connection connection = dataSource.getConnection()) {
      if (connection == null) {
        return Answer.none("the data source gave no connection");
      }
      Deque<Undo> undone = new ArrayDeque<>();
      try {
        limitWaiting(connection, undone);
        makeReadOnly(connection, undone);
        if (connection.getAutoCommit()) {
          connection.setAutoCommit(false);
          undone.push(() -> connection.setAutoCommit(true));
        }
        undone.push(connection::rollback);
        Answer answer = ask(connection, replay);
        return tables == null
            ? answer
            : tables.with(answer, connection, replay.dataSource(), tablesOf(replay, connection));
      } finally {
        undo(connection, undone);
      }
    }
  }

  private static List<String> tablesOf(Replay replay, Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return SqlReader.read(replay.text(), Dialect.ofProductName(product)).shape().tables();
  }

  /** A connection that is not as it was must not go back to its pool. */
  private static void undo(Connection connection, Deque<Undo> undone) throws SQLException {
    try {
      for (Undo undo : undone) {
        undo.run();
      }
    } catch (SQLException | RuntimeException broken) {
      connection.abort(Runnable::run);
    }
  }

  @FunctionalInterface
  private interface Undo {
    void run() throws SQLException;
  }

  /** A server that hangs must not keep our thread, where the driver can do something about it. */
  private static void limitWaiting(Connection connection, Deque<Undo> undone) {
    try {
      int before = connection.getNetworkTimeout();
      connection.setNetworkTimeout(Runnable::run, 2 * TIMEOUT_SECONDS * 1_000);
      undone.push(() -> connection.setNetworkTimeout(Runnable::run, before));
    } catch (SQLException | RuntimeException | AbstractMethodError unsupported) {
      // Embedded databases have no network; the query timeout remains.
    }
  }

  private static void makeReadOnly(Connection connection, Deque<Undo> undone) {
    try {
      boolean before = connection.isReadOnly();
      connection.setReadOnly(true);
      undone.push(() -> connection.setReadOnly(before));
    } catch (SQLException unsupported) {
      // A hint by the book of JDBC; only SELECTs are sent, and PostgreSQL and MariaDB are told in
      // their own words.
    }
  }

  private static Answer ask(Connection connection, Replay replay) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    Optional<PlanDialect> known = PlanDialects.of(product == null ? "" : product);
    if (known.isEmpty()) {
      return Answer.none("plans of " + product + " cannot be read yet");
    }
    PlanDialect dialect = known.get();
    String refusal = Explainable.refusal(replay.text(), Dialect.ofProductName(product));
    if (refusal != null) {
      return Answer.none(refusal);
    }
    if (!replay.binds().isEmpty() && !dialect.bindsPlaceholders()) {
      return Answer.none(product + " takes no bound values in EXPLAIN");
    }
    try (Statement statement = connection.createStatement()) {
      for (String preparation : dialect.preparations()) {
        statement.execute(preparation);
      }
    }
    List<List<String>> rows = send(connection, dialect.explain(replay.text()), replay);
    Plan plan = dialect.read(product, PlanKind.ESTIMATED, rows);
    return Answer.of(plan);
  }

  private static List<List<String>> send(Connection connection, String text, Replay replay)
      throws SQLException {
    if (!replay.prepared()) {
      // Not prepared either: a question mark may be an operator in it.
      try (Statement statement = connection.createStatement()) {
        statement.setQueryTimeout(TIMEOUT_SECONDS);
        try (ResultSet answer = statement.executeQuery(text)) {
          return rows(answer);
        }
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      int index = 1;
      for (Object bind : replay.binds()) {
        ((Bound) bind).to(statement, index++);
      }
      try (ResultSet answer = statement.executeQuery()) {
        return rows(answer);
      }
    }
  }

  private static List<List<String>> rows(ResultSet answer) throws SQLException {
    int columns = answer.getMetaData().getColumnCount();
    List<List<String>> rows = new ArrayList<>();
    while (answer.next()) {
      List<String> row = new ArrayList<>(columns);
      for (int i = 1; i <= columns; i++) {
        row.add(answer.getString(i));
      }
      rows.add(row);
    }
    return rows;
  }
}
