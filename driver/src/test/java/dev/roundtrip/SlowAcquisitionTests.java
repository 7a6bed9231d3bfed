package dev.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.PoolGauges;
import dev.roundtrip.finding.Severity;
import dev.roundtrip.finding.SlowAcquisitionFinding;
import dev.roundtrip.finding.StatementShape;
import dev.roundtrip.internal.report.FindingText;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Connections that were slow to get, from a pool whose only connection somebody else holds. */
class SlowAcquisitionTests {

  private static final Duration THRESHOLD = Duration.ofMillis(50);

  private final List<Finding> findings = new CopyOnWriteArrayList<>();

  @Test
  void aConnectionThatWasWaitedForIsReportedWithItsCallSiteAndThePoolsGauges() throws Exception {
    try (Roundtrip roundtrip = reporting(THRESHOLD);
        HikariDataSource pool = Databases.poolOfOne(true)) {
      DataSource observed = roundtrip.wrap(pool);
      try (Connection held = pool.getConnection()) {
        CompletableFuture<Void> release = releaseOnceWaitedFor(pool, held);
        try (Scope scope = roundtrip.openScope("GET /items")) {
          acquire(observed);
        }
        release.get();
      }
      assertThat(roundtrip.ownFailures()).isZero();
    }

    SlowAcquisitionFinding finding = only();
    assertThat(finding.kind()).isEqualTo(FindingKind.SLOW_ACQUISITION);
    assertThat(finding.scope()).isEqualTo("GET /items");
    assertThat(finding.callSite().methodName()).isEqualTo("acquire");
    assertThat(finding.threshold()).isEqualTo(THRESHOLD);
    assertThat(finding.longest()).isGreaterThanOrEqualTo(THRESHOLD);
    assertThat(finding.failures()).isZero();
    assertThat(finding.shape()).isSameAs(StatementShape.none());
    PoolGauges gauges = Objects.requireNonNull(finding.pool());
    assertThat(gauges.pool()).isEqualTo("HikariCP");
    assertThat(gauges.active()).isEqualTo(1);
    assertThat(gauges.total()).isEqualTo(1);
    assertThat(FindingText.of(finding))
        .contains("acquire(SlowAcquisitionTests.java:")
        .contains("HikariCP: 1 active, 0 idle")
        .doesNotContain("statement");
  }

  @Test
  void aPoolThatTimesOutIsReportedToo() throws Exception {
    try (Roundtrip roundtrip = reporting(THRESHOLD);
        HikariDataSource pool = Databases.poolOfOne(false)) {
      DataSource observed = roundtrip.wrap(pool);
      try (Connection held = pool.getConnection();
          Scope scope = roundtrip.openScope("GET /items")) {
        assertThatThrownBy(() -> acquire(observed))
            .isInstanceOf(SQLTransientConnectionException.class);
        assertThat(held.isClosed()).isFalse();
      }
    }

    SlowAcquisitionFinding finding = only();
    assertThat(finding.failures()).isEqualTo(1);
    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(finding.advice().text()).contains("All connections were in use");
    assertThat(Objects.requireNonNull(finding.pool()).exhausted()).isTrue();
  }

  @Test
  void outsideOfScopesItIsReportedAtOnce() throws Exception {
    try (Roundtrip roundtrip = reporting(Duration.ZERO);
        Connection connection = roundtrip.wrap(Databases.h2()).getConnection()) {
      assertThat(only().pool()).isNull();
      assertThat(only().scope()).isEqualTo("outside of scopes");
      assertThat(connection.isClosed()).isFalse();
    }
  }

  @Test
  void severalFromOneLineAreOneFinding() throws Exception {
    try (Roundtrip roundtrip = reporting(Duration.ZERO)) {
      DataSource observed = roundtrip.wrap(Databases.h2());
      try (Scope scope = roundtrip.openScope("GET /items")) {
        for (int i = 0; i < 3; i++) {
          acquire(observed);
        }
      }
    }

    assertThat(only().occurrences()).isEqualTo(3);
  }

  @Test
  void nothingIsReportedUnlessAThresholdWasGiven() throws Exception {
    try (Roundtrip roundtrip = Roundtrip.builder().onFinding(findings::add).build();
        HikariDataSource pool = Databases.poolOfOne(false)) {
      DataSource observed = roundtrip.wrap(pool);
      try (Connection held = pool.getConnection();
          Scope scope = roundtrip.openScope("GET /items")) {
        assertThatThrownBy(() -> acquire(observed)).isInstanceOf(SQLException.class);
        assertThat(held.isClosed()).isFalse();
      }
    }

    assertThat(findings).isEmpty();
  }

  @Test
  void whatStaysBelowTheThresholdIsNotReported() throws Exception {
    try (Roundtrip roundtrip = reporting(Duration.ofHours(1));
        HikariDataSource pool = Databases.poolOfOne(true)) {
      DataSource observed = roundtrip.wrap(pool);
      acquire(observed);
      try (Scope scope = roundtrip.openScope("GET /items")) {
        acquire(observed);
      }
    }

    assertThat(findings).isEmpty();
  }

  private Roundtrip reporting(Duration threshold) {
    return Roundtrip.builder().acquisitionThreshold(threshold).onFinding(findings::add).build();
  }

  private SlowAcquisitionFinding only() {
    assertThat(findings).hasSize(1).first().isInstanceOf(SlowAcquisitionFinding.class);
    return (SlowAcquisitionFinding) findings.get(0);
  }

  private static void acquire(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      assertThat(connection.isClosed()).isFalse();
    }
  }

  /** Gives the connection back when somebody has waited for it for longer than the threshold. */
  private static CompletableFuture<Void> releaseOnceWaitedFor(
      HikariDataSource pool, Connection held) {
    return CompletableFuture.runAsync(
        () -> {
          while (pool.getHikariPoolMXBean().getThreadsAwaitingConnection() == 0) {
            Thread.onSpinWait();
          }
          long waitedFor = System.nanoTime();
          while (System.nanoTime() - waitedFor <= THRESHOLD.toNanos()) {
            LockSupport.parkNanos(THRESHOLD.toNanos());
          }
          try {
            held.close();
          } catch (SQLException failure) {
            throw new IllegalStateException(failure);
          }
        });
  }
}
