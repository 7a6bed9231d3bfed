package dev.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.NotClosedFinding;
import dev.roundtrip.finding.NotClosedFinding.Resource;
import dev.roundtrip.finding.Severity;
import dev.roundtrip.finding.StatementShape;
import dev.roundtrip.internal.report.FindingText;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections and statements that the application forgets to close. */
class NotClosedTests {

  private static final String QUERY = "select name from item where id = ?";

  private final List<Finding> findings = new CopyOnWriteArrayList<>();
  private final Roundtrip roundtrip = Roundtrip.builder().onFinding(findings::add).build();
  private final JdbcDataSource raw = Databases.h2();
  private final DataSource observed = roundtrip.wrap(raw);

  NotClosedTests() throws SQLException {}

  @AfterEach
  void nothingOfOursFailed() {
    roundtrip.close();
    assertThat(roundtrip.ownFailures()).isZero();
  }

  @Test
  void aConnectionThatWasDroppedIsReportedWithTheLineThatAcquiredIt() throws SQLException {
    try (Scope scope = roundtrip.openScope("GET /items")) {
      drop(observed);
    }
    collectGarbageUntilFound();

    NotClosedFinding finding = only();
    assertThat(finding.kind()).isEqualTo(FindingKind.NOT_CLOSED);
    assertThat(finding.resource()).isEqualTo(Resource.CONNECTION);
    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(finding.scope()).isEqualTo("GET /items");
    assertThat(finding.callSite().methodName()).isEqualTo("drop");
    assertThat(finding.shape()).isSameAs(StatementShape.none());
    assertThat(FindingText.of(finding))
        .contains("drop(NotClosedTests.java:")
        .doesNotContain("cost");
  }

  @Test
  void outsideOfScopesTheLineIsKnownFromTheSecondLeakOn() throws SQLException {
    drop(observed);
    collectGarbageUntilFound();
    assertThat(only().callSite().isKnown()).isFalse();
    assertThat(only().advice().text()).contains("the next finding names the line");
    findings.clear();

    drop(observed);
    collectGarbageUntilFound();
    assertThat(only().callSite().methodName()).isEqualTo("drop");
  }

  @Test
  void connectionsThatAreClosedOrStillHeldAreNotReported() throws SQLException {
    try (Connection held = observed.getConnection()) {
      for (int i = 0; i < 10; i++) {
        try (Connection connection = observed.getConnection()) {
          assertThat(connection.isClosed()).isFalse();
        }
      }
      collectGarbage();
      assertThat(held.isClosed()).isFalse();
    }

    assertThat(findings).isEmpty();
  }

  @Test
  void aConnectionWhoseDriversConnectionTheApplicationKnowsMayBeClosedThere() throws SQLException {
    observed.getConnection().unwrap(JdbcConnection.class).close();
    collectGarbage();

    assertThat(findings).isEmpty();
  }

  @Test
  void statementsLeftOpenAreReportedWhenTheScopeEnds() throws SQLException {
    try (Scope scope = roundtrip.openScope("GET /items");
        Connection connection = observed.getConnection()) {
      leaveOpen(connection);
      leaveOpen(connection);
    }

    NotClosedFinding finding = only();
    assertThat(finding.resource()).isEqualTo(Resource.STATEMENT);
    assertThat(finding.severity()).isEqualTo(Severity.INFO);
    assertThat(finding.occurrences()).isEqualTo(2);
    assertThat(finding.shape().tables()).containsExactly("item");
    assertThat(finding.callSite().methodName()).isEqualTo("leaveOpen");
  }

  @Test
  void statementsLeftOpenOutsideOfScopesAreReportedOnceTheyAreDropped() throws SQLException {
    leaveOpenAndCloseConnection();
    assertThat(findings).isEmpty();
    collectGarbageUntilFound();

    assertThat(only().resource()).isEqualTo(Resource.STATEMENT);
  }

  @Test
  void aPoolThatLeavesStatementsOpenIsNoExcuse() throws SQLException {
    JdbcConnectionPool pool = JdbcConnectionPool.create(raw);
    try (Scope scope = roundtrip.openScope("GET /items");
        Connection connection = roundtrip.wrap(pool).getConnection()) {
      leaveOpen(connection);
    } finally {
      pool.dispose();
    }

    assertThat(only().resource()).isEqualTo(Resource.STATEMENT);
  }

  @Test
  void aPoolThatClosesStatementsItselfLeavesNothingToReport() throws SQLException {
    try (HikariDataSource pool = Databases.poolOfOne(true);
        Scope scope = roundtrip.openScope("GET /items");
        Connection connection = roundtrip.wrap(pool).getConnection()) {
      leaveOpen(connection);
    }
    collectGarbage();

    assertThat(findings).isEmpty();
  }

  @Test
  void statementsThatAreClosedAfterTheirConnectionAreNotReported() throws SQLException {
    try (Scope scope = roundtrip.openScope("GET /items")) {
      closeInTheWrongOrder();
    }
    closeInTheWrongOrder();
    collectGarbage();

    assertThat(findings).isEmpty();
  }

  @Test
  void statementsThatCloseOnCompletionAreNotReported() throws SQLException {
    try (Scope scope = roundtrip.openScope("GET /items");
        Connection connection = observed.getConnection()) {
      Statement statement = connection.createStatement();
      statement.closeOnCompletion();
      try (ResultSet rows = statement.executeQuery("select name from item where id = 1")) {
        assertThat(rows.next()).isTrue();
      }
    }

    assertThat(findings).isEmpty();
  }

  @Test
  void statementsThatAreClosedAreNotReportedHoweverManyThereWere() throws SQLException {
    try (Scope scope = roundtrip.openScope("GET /items");
        Connection connection = observed.getConnection()) {
      for (int i = 0; i < 100; i++) {
        try (Statement first = connection.createStatement();
            PreparedStatement second = connection.prepareStatement(QUERY)) {
          assertThat(first.isClosed()).isFalse();
          assertThat(second.isClosed()).isFalse();
        }
      }
    }

    assertThat(findings).isEmpty();
  }

  private NotClosedFinding only() {
    assertThat(findings).hasSize(1).first().isInstanceOf(NotClosedFinding.class);
    return (NotClosedFinding) findings.get(0);
  }

  private static WeakReference<Connection> drop(DataSource dataSource) throws SQLException {
    return new WeakReference<>(dataSource.getConnection());
  }

  private static void leaveOpen(Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(QUERY);
    statement.setInt(1, 1);
    ResultSet rows = statement.executeQuery();
    // No row is read: the same query again is no duplicate then.
    assertThat(rows.isClosed()).isFalse();
  }

  /** In a frame of its own, so that no local variable holds what was dropped. */
  private void leaveOpenAndCloseConnection() throws SQLException {
    try (Connection connection = observed.getConnection()) {
      leaveOpen(connection);
    }
  }

  private void closeInTheWrongOrder() throws SQLException {
    Connection connection = observed.getConnection();
    Statement statement = connection.createStatement();
    connection.close();
    statement.close();
  }

  /** What is dropped is noticed when the next connection is asked for. */
  private void collectGarbageUntilFound() throws SQLException {
    for (int i = 0; i < 200 && findings.isEmpty(); i++) {
      System.gc();
      observed.getConnection().close();
    }
  }

  private void collectGarbage() throws SQLException {
    for (int i = 0; i < 5; i++) {
      System.gc();
      observed.getConnection().close();
    }
  }
}
