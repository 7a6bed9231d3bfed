package dev.roundtrip.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.finding.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real pool above and beneath the wrapper. */
class PoolTests {

  private final List<Finding> findings = new CopyOnWriteArrayList<>();
  private final Roundtrip roundtrip = Roundtrip.builder().onFinding(findings::add).build();
  private DataSource raw;

  @BeforeEach
  void create() throws SQLException {
    raw = Bookshop.create();
  }

  @AfterEach
  void nothingOfOursFailed() {
    assertThat(roundtrip.ownFailures()).isZero();
  }

  /** A pool of one connection, filled at once. */
  private static HikariDataSource pool(DataSource dataSource, boolean autoCommit) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(dataSource);
    config.setMaximumPoolSize(1);
    config.setAutoCommit(autoCommit);
    return new HikariDataSource(config);
  }

  @Test
  void fiftyRequestsOverOneConnectionBeneathAPoolAreNoLoop() throws SQLException {
    try (HikariDataSource pool = pool(roundtrip.wrap(raw), true)) {
      for (int request = 0; request < 50; request++) {
        Bookshop.titles(pool, Bookshop.author(request % Bookshop.AUTHORS));
      }
    }
    assertThat(findings).isEmpty();
  }

  @Test
  void fiftyTransactionsOverOneConnectionBeneathAPoolAreNoLoop() throws SQLException {
    try (HikariDataSource pool = pool(roundtrip.wrap(raw), false)) {
      for (int request = 0; request < 50; request++) {
        try (Connection connection = pool.getConnection()) {
          Bookshop.titles(connection, Bookshop.author(request % Bookshop.AUTHORS));
          if (request % 2 == 0) {
            connection.commit();
          }
        }
      }
    }
    assertThat(findings).isEmpty();
  }

  @Test
  void aLoopWithinOneLeaseBeneathAPoolIsFoundAsSoonAsTheConnectionIsGivenBack()
      throws SQLException {
    try (HikariDataSource pool = pool(roundtrip.wrap(raw), true)) {
      for (int request = 1; request <= 3; request++) {
        Bookshop.nPlusOne(pool, 4);
        assertThat(findings).hasSize(request);
      }
    }
    assertThat(findings).hasSize(3).extracting(Finding::occurrences).containsOnly(4L);
  }

  @Test
  void validationAndClearedWarningsEndALeaseOnOnePhysicalConnection() throws SQLException {
    try (Connection connection = roundtrip.wrap(raw).getConnection()) {
      for (int i = 0; i < 4; i++) {
        Bookshop.titles(connection, Bookshop.author(i));
        if (i % 2 == 0) {
          assertThat(connection.isValid(1)).isTrue();
        } else {
          connection.clearWarnings();
        }
      }
    }
    assertThat(findings).isEmpty();
  }

  @Test
  void clearedWarningsDoNotEndAnExplicitScopeOrATransaction() throws SQLException {
    DataSource observed = roundtrip.wrap(raw);
    try (Scope scope = roundtrip.openScope("explicit");
        Connection connection = observed.getConnection()) {
      lookUpAndClearWarnings(connection);
    }
    assertThat(findings).hasSize(1);
    try (Connection connection = observed.getConnection()) {
      connection.setAutoCommit(false);
      lookUpAndClearWarnings(connection);
      connection.commit();
    }
    assertThat(findings).hasSize(2);
  }

  private static void lookUpAndClearWarnings(Connection connection) throws SQLException {
    for (int i = 0; i < 4; i++) {
      Bookshop.titles(connection, Bookshop.author(i));
      connection.clearWarnings();
    }
  }

  @Test
  void thePoolIsReachedThroughTheWrapper() throws SQLException {
    try (HikariDataSource pool = pool(raw, true)) {
      DataSource observed = roundtrip.wrap(pool);

      assertThat(observed.isWrapperFor(HikariDataSource.class)).isTrue();
      assertThat(observed.unwrap(HikariDataSource.class)).isSameAs(pool);
      assertThat(roundtrip.wrap(observed)).isSameAs(observed);
    }
  }

  @Test
  void aPoolOverAnObservedDataSourceIsNotObservedAgain() throws SQLException {
    try (HikariDataSource pool = pool(roundtrip.wrap(raw), true)) {
      assertThat(roundtrip.wrap(pool)).isSameAs(pool);
    }
  }

  @Test
  void aPoolThatIsFilledLaterThanItIsWrappedIsCountedOnce() throws SQLException {
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setDataSource(roundtrip.wrap(raw));
      DataSource observed = roundtrip.wrap(pool);
      try (Scope scope = roundtrip.openScope("lazy pool")) {
        Bookshop.nPlusOne(observed, 4);
        Bookshop.titles(observed, Bookshop.author(7));
        assertThat(scope.statements()).isEqualTo(6);
      }
    }
    assertThat(findings).singleElement().extracting(Finding::occurrences).isEqualTo(4L);
  }
}
