package dev.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * Statements that are alone in their lease or transaction, where kinds about them are asked for.
 */
class SingleStatementTests {

  private final List<Finding> told = new CopyOnWriteArrayList<>();

  private Roundtrip.Builder builder() {
    return Roundtrip.builder().onFinding(told::add);
  }

  private static void send(DataSource dataSource, String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        rows.getInt(1);
      }
    }
  }

  @Test
  void noneIsLookedAtByDefault() throws SQLException {
    try (Roundtrip roundtrip = builder().build()) {
      send(roundtrip.wrap(Databases.h2()), "select * from item");
    }
    assertThat(told).isEmpty();
  }

  @Test
  void itsTextIsToldWithItsLineAndOnlyOnce() throws SQLException {
    try (Roundtrip roundtrip = builder().finding(FindingKind.SELECT_STAR, true).build()) {
      DataSource dataSource = roundtrip.wrap(Databases.h2());
      send(dataSource, "select * from item");
      send(dataSource, "select * from item");
      assertThat(roundtrip.ownFailures()).isZero();
    }
    assertThat(told).extracting(Finding::kind).containsExactly(FindingKind.SELECT_STAR);
    assertThat(told.get(0).callSite().methodName()).isEqualTo("send");
    assertThat(told.get(0).scope()).startsWith("connection lease on thread");
  }

  @Test
  void theReportOfEachScopeHasItThoughItIsToldOnce() throws SQLException {
    try (Roundtrip roundtrip = builder().profile(Profile.STRICT).build()) {
      DataSource dataSource = roundtrip.wrap(Databases.h2());
      for (int i = 0; i < 2; i++) {
        Scope scope = roundtrip.openScope("job");
        try (scope) {
          send(dataSource, "select * from item");
        }
        assertThat(scope.report().findings())
            .extracting(Finding::kind)
            .containsExactly(FindingKind.SELECT_STAR);
      }
    }
    assertThat(told).hasSize(1);
  }

  @Test
  void aPauseAfterTheOnlyStatementOfATransactionIsTold() throws SQLException {
    try (Roundtrip roundtrip =
            builder()
                .finding(FindingKind.IDLE_IN_TRANSACTION, true)
                .threshold(FindingKind.IDLE_IN_TRANSACTION, 2)
                .build();
        Connection connection = roundtrip.wrap(Databases.h2()).getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.executeUpdate("update item set name = 'x' where id = 1");
      long start = System.nanoTime();
      while (System.nanoTime() - start < 2_500_000) {
        Thread.onSpinWait(); // As much time as it takes the clock to move on for sure.
      }
      connection.commit();
      assertThat(roundtrip.ownFailures()).isZero();
    }
    assertThat(told).extracting(Finding::kind).containsExactly(FindingKind.IDLE_IN_TRANSACTION);
    assertThat(told.get(0).shape().tables()).containsExactly("item");
  }
}
