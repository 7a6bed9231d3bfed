package dev.roundtrip.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import dev.roundtrip.Environment;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.finding.Inconclusive;
import dev.roundtrip.finding.Inconclusive.Reason;
import dev.roundtrip.finding.ScopeReport;
import dev.roundtrip.finding.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What is said of a scope as a whole, and what could not be judged. */
class ScopeReportTests {

  /** Statements of one scope. */
  @FunctionalInterface
  private interface Work {
    void on(Connection connection) throws SQLException;
  }

  private static ScopeReport report(Roundtrip roundtrip, Work work) throws SQLException {
    DataSource dataSource = roundtrip.wrap(Bookshop.create());
    Scope scope = roundtrip.openScope("work");
    try (scope;
        Connection connection = dataSource.getConnection()) {
      work.on(connection);
    }
    assertThat(roundtrip.ownFailures()).isZero();
    return scope.report();
  }

  private static ScopeReport report(Work work) throws SQLException {
    return report(Roundtrip.builder().build(), work);
  }

  private static void assertReason(ScopeReport report, Reason reason) {
    assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(report.inconclusive()).extracting(Inconclusive::reason).containsExactly(reason);
  }

  /** The values of the first column. */
  private static void query(Connection connection, String sql, long... binds) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < binds.length; i++) {
        statement.setLong(i + 1, binds[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          rows.getObject(1);
        }
      }
    }
  }

  @Test
  void aScopeThatIsOpenIsNotJudgedYet() {
    try (Roundtrip roundtrip = Roundtrip.builder().build();
        Scope scope = roundtrip.openScope("open")) {
      assertThatThrownBy(scope::report)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("The scope open is open: it is judged when it is closed");
    }
  }

  @Test
  void statementsWithoutFaultAreClean() throws SQLException {
    ScopeReport report = report(connection -> query(connection, "select name from author"));

    assertThat(report.verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(report.scope()).isEqualTo("work");
    assertThat(report.statements()).isEqualTo(1);
  }

  @Test
  void aFindingIsInTheReportAsItWasDelivered() throws SQLException {
    ScopeReport report =
        report(
            connection -> {
              for (long author : Bookshop.authors(connection, 3)) {
                Bookshop.titles(connection, author);
              }
            });

    assertThat(report.verdict()).isEqualTo(Verdict.FINDINGS);
    assertThat(report.findings()).hasSize(1);
    assertThat(report.inconclusive()).isEmpty();
  }

  @Test
  void aScopeThatSawNothingProvesNothing() throws SQLException {
    try (LogCapture log = new LogCapture()) {
      ScopeReport report = report(connection -> {});

      assertReason(report, Reason.NO_STATEMENT);
      assertThat(log.at(Level.INFO).get(0)).contains(" → inconclusive (No statement was seen: ");
    }
  }

  @Test
  void oneParentRowCannotTellAnNPlusOneFromALookup() throws SQLException {
    try (LogCapture log = new LogCapture()) {
      ScopeReport report =
          report(
              connection -> {
                for (long author : Bookshop.authors(connection, 1)) {
                  Bookshop.titles(connection, author);
                }
              });

      assertReason(report, Reason.ONE_PARENT_ROW);
      assertThat(report.inconclusive().get(0).message())
          .startsWith("The query of author.id returned 1 row, and 1 lookup in book followed at ")
          .endsWith("with 1 row an N+1 cannot be judged; give the test 2 rows");
      assertThat(log.at(Level.INFO).get(0)).contains(" → inconclusive (The query of author.id ");
    }
  }

  @Test
  void oneRowFoundByItsKeyIsNoParent() throws SQLException {
    ScopeReport report =
        report(
            connection -> {
              query(connection, "select id, name from author where id = ?", Bookshop.author(1));
              Bookshop.titles(connection, Bookshop.author(1));
            });

    assertThat(report.verdict()).isEqualTo(Verdict.CLEAN);
  }

  @Test
  void productionSaysNothingOfSingleRowsBecauseNobodyCanAddOne() throws SQLException {
    Roundtrip production = Roundtrip.builder().environment(Environment.PRODUCTION).build();
    ScopeReport report =
        report(
            production,
            connection -> {
              for (long author : Bookshop.authors(connection, 1)) {
                Bookshop.titles(connection, author);
              }
            });

    assertThat(report.verdict()).isEqualTo(Verdict.CLEAN);
  }

  @Test
  void aRepetitionWithoutAFrameOfTheApplicationIsSaid() throws SQLException {
    Roundtrip elsewhere = Roundtrip.builder().applicationPackages("com.acme").build();
    ScopeReport report =
        report(
            elsewhere,
            connection -> {
              query(connection, "select title from book where id between ? and ?", 9_000, 9_001);
              query(connection, "select title from book where id between ? and ?", 9_002, 9_003);
            });

    assertReason(report, Reason.NO_CALL_SITE);
    assertThat(report.inconclusive().get(0).message())
        .startsWith("2 statements on book were sent with no frame of the application");
  }

  @Test
  void whatWentBeyondTheLimitsIsSaid() throws SQLException {
    ScopeReport report =
        report(
            connection -> {
              for (int i = 0; i < 520; i++) {
                try (Statement statement = connection.createStatement()) {
                  statement.execute("select id as a" + i + " from author");
                }
              }
            });

    assertReason(report, Reason.LIMIT_REACHED);
    assertThat(report.inconclusive().get(0).message())
        .startsWith("8 statements were counted and not judged");
  }

  @Test
  void aScopeThatOutlivesItsRoundtripIsNotJudged() throws SQLException {
    Roundtrip roundtrip = Roundtrip.builder().build();
    assertReason(report(roundtrip, connection -> roundtrip.close()), Reason.NOT_JUDGED);
  }

  @Test
  void aReportIsKeptForAsLongAsTheScopeIsHeld() throws SQLException {
    Roundtrip roundtrip = Roundtrip.builder().build();
    Scope scope = roundtrip.openScope("held");
    try (scope) {
      Bookshop.nPlusOne(roundtrip.wrap(Bookshop.create()), 3);
    }
    ScopeReport report = scope.report();
    roundtrip.close();

    assertThat(scope.report()).isSameAs(report);
    assertThat(scope.whyNot("select title from book where author_id = ?"))
        .anyMatch(sentence -> sentence.startsWith("It is reported as N_PLUS_ONE"));
  }
}
