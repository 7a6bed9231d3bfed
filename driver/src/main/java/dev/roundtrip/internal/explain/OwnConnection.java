package dev.roundtrip.internal.explain;

import dev.roundtrip.internal.scope.Replay;
import dev.roundtrip.internal.sql.ParsedSql;
import dev.roundtrip.internal.sql.SqlReader;
import dev.roundtrip.plan.Plan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Asks a database for one plan, on a connection of our own: in a transaction that is read-only
 * wherever the database can be asked in one, has timeouts, and is rolled back whatever happens. The
 * application's connection is never used.
 */
final class OwnConnection {

  private OwnConnection() {}

  /** What else is asked in the same transaction, once there is a plan. */
  @FunctionalInterface
  interface Further {

    Further NOTHING = (session, dialect, statement, answer) -> answer;

    /** The answer, with more of it. */
    Answer ask(Session session, PlanDialect dialect, ParsedSql statement, Answer answer)
        throws SQLException;
  }

  /**
   * Asks; whatever the driver throws goes through.
   *
   * @param writes whether statements that write are asked about
   */
  static Answer ask(Replay replay, boolean writes, Further further) throws SQLException {
    DataSource dataSource = (DataSource) replay.dataSource();
    try (Connection connection = dataSource.getConnection()) {
      if (connection == null) {
        return Answer.none("the data source gave no connection");
      }
      Deque<Undo> undone = new ArrayDeque<>();
      try {
        limitWaiting(connection, undone);
        String product = connection.getMetaData().getDatabaseProductName();
        Optional<PlanDialect> known = PlanDialects.of(product == null ? "" : product);
        if (known.isEmpty()) {
          return Answer.none("plans of " + product + " cannot be read yet");
        }
        Session session = new Session(connection, replay, product);
        ParsedSql statement = SqlReader.read(replay.text(), session.dialect());
        String refusal = Explainable.refusal(replay.text(), statement.shape(), writes);
        boolean writing = statement.shape().kind().writes();
        if (refusal == null) {
          refusal = known.get().refusal(replay.text(), writing);
        }
        if (refusal != null) {
          return Answer.none(refusal);
        }
        begin(connection, session, known.get().readOnly(writing), undone);
        Answer answer = ask(session, known.get(), statement);
        return answer.plan() == null
            ? answer
            : further.ask(session, known.get(), statement, answer);
      } finally {
        undo(connection, undone);
      }
    }
  }

  private static Answer ask(Session session, PlanDialect dialect, ParsedSql statement)
      throws SQLException {
    boolean valuesMissing = !session.hasBinds() && statement.bindCount() > 0;
    boolean generic = dialect.knowsGeneric(session.majorVersion());
    if (valuesMissing && !generic) {
      return Answer.none(
          "its %d values are not known, and %s has no plan for any values"
              .formatted(statement.bindCount(), session.product()));
    }
    if (!dialect.bindsPlaceholders() && session.literalText() == null) {
      return Answer.none(
          session.product()
              + " takes no bound values in EXPLAIN, and a value cannot be written as a literal");
    }
    for (String preparation : dialect.preparations(statement.shape().kind().writes())) {
      session.execute(preparation);
    }
    if (valuesMissing) {
      return Answer.of(dialect.generic(session));
    }
    Plan plan = dialect.ask(session);
    return Answer.of(
        generic && session.hasBinds() ? PlanFlip.compared(plan, dialect, session) : plan);
  }

  private static void begin(
      Connection connection, Session session, boolean readOnly, Deque<Undo> undone)
      throws SQLException {
    if (readOnly) {
      makeReadOnly(connection, undone);
    }
    if (connection.getAutoCommit()) {
      connection.setAutoCommit(false);
      undone.push(() -> connection.setAutoCommit(true));
    }
    undone.push(
        () -> {
          connection.rollback();
          session.cleanUp();
        });
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
      connection.setNetworkTimeout(Runnable::run, 2 * Session.TIMEOUT_SECONDS * 1_000);
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
    } catch (SQLException | AbstractMethodError unsupported) {
      // A hint by the book of JDBC; PostgreSQL and MariaDB are told in their own words as well, and
      // EXPLAIN executes nothing.
    }
  }
}
