package dev.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.internal.scope.ConnectionUse;
import dev.roundtrip.internal.scope.ConnectionUse.End;
import dev.roundtrip.internal.scope.Ledger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** How a scope's leases and transactions spend their time. */
class ConnectionUseTests {

  private final Roundtrip roundtrip = Roundtrip.builder().build();
  private final DataSource dataSource;

  ConnectionUseTests() throws SQLException {
    dataSource = roundtrip.wrap(Databases.h2());
  }

  @FunctionalInterface
  private interface Work {

    void on(Connection connection) throws SQLException;
  }

  private void inScope(Work work, Consumer<Ledger> afterwards) throws SQLException {
    try (roundtrip;
        Scope scope = roundtrip.openScope("job")) {
      try (Connection connection = dataSource.getConnection()) {
        work.on(connection);
      }
      afterwards.accept(scope.ledger());
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** As much time as it takes the clock to move on for sure. */
  private static void pause() {
    long start = System.nanoTime();
    while (System.nanoTime() - start < 1_000_000) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aLeaseTellsItsStatementsAndThePausesBetweenThem() throws SQLException {
    inScope(
        connection -> {
          execute(connection, "update item set name = 'a'");
          pause();
          execute(connection, "select * from item");
        },
        ledger -> {
          assertThat(ledger.clocks().leaseUses()).hasSize(1);
          ConnectionUse use = ledger.clocks().leaseUses().get(0);
          assertThat(use.statements()).isEqualTo(2);
          assertThat(use.writes()).isEqualTo(1);
          assertThat(use.end()).isEqualTo(End.CLOSED);
          assertThat(use.longestIdleNanos()).isGreaterThanOrEqualTo(1_000_000);
          assertThat(use.idleNanos()).isBetween(use.longestIdleNanos(), use.nanos());
          assertThat(use.isolation()).isZero();
          assertThat(ledger.autoCommitWrites()).isEqualTo(1);
          assertThat(ledger.clocks().transactionUses()).isEmpty();
        });
  }

  @Test
  void readingRowsIsNoPause() throws SQLException {
    inScope(
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet rows = statement.executeQuery("select id from item")) {
            rows.next();
            pause();
          }
        },
        ledger -> {
          ConnectionUse use = ledger.clocks().leaseUses().get(0);
          assertThat(use.nanos() - use.idleNanos()).isGreaterThanOrEqualTo(1_000_000);
        });
  }

  @Test
  void transactionsAreToldWithTheirEndsAndWrites() throws SQLException {
    inScope(
        connection -> {
          connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
          connection.setAutoCommit(false);
          pause();
          execute(connection, "update item set name = 'a'");
          execute(connection, "select * from item");
          pause();
          connection.commit();
          connection.commit();
          execute(connection, "update item set name = 'b'");
          connection.rollback();
          execute(connection, "select * from item");
          connection.setAutoCommit(true);
          connection.setAutoCommit(false);
          execute(connection, "select * from item");
        },
        ledger -> {
          assertThat(ledger.clocks().transactions()).isEqualTo(4);
          assertThat(ledger.clocks().transactionUses())
              .extracting(ConnectionUse::end)
              .containsExactly(End.COMMITTED, End.ROLLED_BACK, End.COMMITTED, End.CLOSED);
          assertThat(ledger.clocks().transactionUses())
              .extracting(ConnectionUse::writes)
              .containsExactly(1L, 1L, 0L, 0L);
          ConnectionUse first = ledger.clocks().transactionUses().get(0);
          assertThat(first.statements()).isEqualTo(2);
          assertThat(first.longestIdleNanos()).isGreaterThanOrEqualTo(1_000_000);
          assertThat(first.isolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
          assertThat(ledger.autoCommitWrites()).isZero();
        });
  }

  @Test
  void transactionsBegunByTextAreTransactions() throws SQLException {
    inScope(
        connection -> {
          execute(connection, "begin");
          execute(connection, "update item set name = 'a'");
          execute(connection, "commit");
          execute(connection, "update item set name = 'b'");
        },
        ledger -> {
          assertThat(ledger.clocks().transactionUses()).hasSize(1);
          ConnectionUse use = ledger.clocks().transactionUses().get(0);
          assertThat(use.statements()).isEqualTo(1);
          assertThat(use.end()).isEqualTo(End.COMMITTED);
          assertThat(ledger.autoCommitWrites()).isEqualTo(1);
        });
  }

  @Test
  void connectionsHeldAtTheSameTimeAreCounted() throws SQLException {
    inScope(
        outer -> {
          try (Connection second = dataSource.getConnection()) {
            execute(second, "select * from item");
          }
          try (Connection third = dataSource.getConnection()) {
            execute(third, "select * from item");
          }
        },
        ledger -> {
          assertThat(ledger.clocks().mostConnectionsHeld()).isEqualTo(2);
          assertThat(ledger.clocks().leases()).isEqualTo(3);
        });
  }

  @Test
  void ofTooManyLeasesThoseWithTheLongestPausesAreKept() throws SQLException {
    inScope(
        outer -> {
          for (int i = 0; i < 70; i++) {
            try (Connection each = dataSource.getConnection()) {
              if (i == 69) {
                pause();
              }
              execute(each, "select * from item");
            }
          }
        },
        ledger -> {
          assertThat(ledger.clocks().leaseUses()).hasSize(64);
          assertThat(ledger.clocks().leases()).isEqualTo(71);
          assertThat(ledger.clocks().leaseUses())
              .anyMatch(use -> use.longestIdleNanos() >= 1_000_000);
        });
  }
}
