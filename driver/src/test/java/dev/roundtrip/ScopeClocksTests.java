package dev.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtrip.internal.report.ScopeCosts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a scope counts beyond its statements. */
class ScopeClocksTests {

  @Test
  void connectionsTransactionEndsChangedRowsAndFailuresAreCounted() throws SQLException {
    try (Roundtrip roundtrip = Roundtrip.builder().build();
        Scope scope = roundtrip.openScope("job")) {
      try (Connection connection = roundtrip.wrap(Databases.h2()).getConnection()) {
        connection.setAutoCommit(false);
        change(connection);
        Savepoint savepoint = connection.setSavepoint();
        connection.rollback(savepoint);
        connection.commit();
        fail(connection);
        connection.rollback();
      }

      ScopeCosts costs = scope.costs();
      assertThat(costs.connections()).isEqualTo(1);
      assertThat(costs.acquiring()).isPositive();
      assertThat(costs.transactionEnds()).isEqualTo(3);
      assertThat(costs.ending()).isPositive();
      assertThat(costs.affectedRows()).isEqualTo(3 + 2 + 1);
      assertThat(costs.failuresByState()).isEqualTo(Map.of("42S02", 2L, "23505", 1L));
    }
  }

  @Test
  void theSummaryShowsOnlyWhatMatters() {
    assertThat(costs(3, 45, 2, 12, 7, Map.of("23505", 2L)))
        .hasToString(", 7 changed, 3 connections in 45.0 ms, 2 transaction ends in 12.0 ms");
    assertThat(costs(3, 9, 2, 9, 0, Map.of())).hasToString("");
  }

  private static ScopeCosts costs(
      long connections,
      long acquiring,
      long ends,
      long ending,
      long affected,
      Map<String, Long> states) {
    return new ScopeCosts(
        connections,
        Duration.ofMillis(acquiring),
        ends,
        Duration.ofMillis(ending),
        affected,
        states);
  }

  private static void change(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        PreparedStatement insert =
            connection.prepareStatement("insert into item values (?, 'd')")) {
      statement.executeUpdate("update item set name = 'x'");
      for (int i = 10; i < 12; i++) {
        insert.setInt(1, i);
        insert.addBatch();
      }
      insert.executeBatch();
      statement.execute("delete from item where id = 1");
      assertThat(statement.getUpdateCount()).isEqualTo(1);
      assertThat(statement.getUpdateCount()).as("asked twice, counted once").isEqualTo(1);
    }
  }

  private static void fail(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> statement.execute("select * from nowhere"))
            .isInstanceOf(SQLException.class);
      }
      assertThatThrownBy(() -> statement.execute("insert into item values (2, 'again')"))
          .isInstanceOf(SQLException.class);
    }
  }
}
