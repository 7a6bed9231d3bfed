package dev.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.StillRunningFinding;
import dev.roundtrip.internal.report.FindingText;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Statements that wait for a lock, which is released once they were reported. */
class StillRunningTests {

  private final List<Finding> findings = new CopyOnWriteArrayList<>();
  private final List<Thread> reportedBy = new CopyOnWriteArrayList<>();
  private final CountDownLatch firstReported = new CountDownLatch(1);
  private final CountDownLatch secondReported = new CountDownLatch(2);
  private final DataSource raw = Databases.h2();

  StillRunningTests() throws SQLException {}

  @Test
  void aStatementThatWaitsIsReportedOnceWithTheStackOfItsThread() throws Exception {
    Roundtrip roundtrip = watching();
    DataSource observed = roundtrip.wrap(raw);
    CompletableFuture<Void> second;
    try (Connection locker = raw.getConnection()) {
      lock(locker);
      // The first waits on while the second is waited for and reported: at a later tick.
      second =
          inBackground(
              () -> {
                await(firstReported);
                try (Scope scope = roundtrip.openScope("second")) {
                  update(observed);
                }
              });
      CompletableFuture<Void> release =
          inBackground(
              () -> {
                await(secondReported);
                rollback(locker);
              });
      try (Scope scope = roundtrip.openScope("first")) {
        update(observed);
      }
      release.get();
    }
    second.get();
    roundtrip.close();

    assertThat(roundtrip.ownFailures()).isZero();
    List<StillRunningFinding> running =
        findings.stream()
            .filter(StillRunningFinding.class::isInstance)
            .map(StillRunningFinding.class::cast)
            .toList();
    assertThat(running).extracting(Finding::scope).containsExactly("first", "second");
    StillRunningFinding first = running.get(0);
    assertThat(first.kind()).isEqualTo(FindingKind.STILL_RUNNING);
    assertThat(first.shape().tables()).containsExactly("item");
    assertThat(first.callSite().methodName()).isEqualTo("update");
    assertThat(first.callSite().fileName()).isEqualTo("StillRunningTests.java");
    assertThat(first.stack())
        .extracting(frame -> frame.methodName())
        .startsWith("update", "aStatementThatWaitsIsReportedOnceWithTheStackOfItsThread");
    assertThat(first.thread()).isEqualTo(Thread.currentThread().getName());
    assertThat(first.elapsed()).isGreaterThanOrEqualTo(first.threshold());
    assertThat(FindingText.of(first)).contains("Still running").contains("update item set");
  }

  @Test
  void theThreadIsADaemonAndEndsWithRoundtrip() throws Exception {
    Roundtrip roundtrip = watching();
    try (Connection locker = raw.getConnection()) {
      lock(locker);
      CompletableFuture<Void> release =
          inBackground(
              () -> {
                await(firstReported);
                rollback(locker);
              });
      update(roundtrip.wrap(raw));
      release.get();
    }
    Thread ticker = reportedBy.get(0);
    assertThat(ticker.getName()).isEqualTo("roundtrip-ticker");
    assertThat(ticker.isDaemon()).isTrue();

    roundtrip.close();
    ticker.join(60_000);
    assertThat(ticker.isAlive()).isFalse();
  }

  @Test
  void theThreadStartsWithTheFirstStatement() throws SQLException {
    Set<Thread> before = tickers();
    try (Roundtrip roundtrip = Roundtrip.builder().build();
        Connection connection = roundtrip.wrap(raw).getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(startedSince(before)).isEmpty();
      statement.execute("select name from item where id = 1");
      statement.execute("select name from item where id = 2");
      assertThat(startedSince(before)).hasSize(1);
    }
  }

  @Test
  void thereIsNoThreadWhenItIsOff() throws SQLException {
    Set<Thread> before = tickers();
    try (Roundtrip roundtrip = Roundtrip.builder().stillRunning(false).build()) {
      update(roundtrip.wrap(raw));
      assertThat(startedSince(before)).isEmpty();
    }
  }

  @Test
  void statementsThatHaveReturnedAreNotReported() throws SQLException {
    try (Roundtrip roundtrip = watching()) {
      DataSource observed = roundtrip.wrap(raw);
      try (Connection connection = observed.getConnection();
          Statement statement = connection.createStatement()) {
        statement.clearBatch();
        statement.executeBatch();
        statement.execute("select name from item where id = 1");
        awaitTick(roundtrip);
      }
    }

    assertThat(findings).noneMatch(StillRunningFinding.class::isInstance);
  }

  /** A statement that waits is reported, so that every other one was looked at. */
  private void awaitTick(Roundtrip roundtrip) throws SQLException {
    try (Connection locker = raw.getConnection()) {
      lock(locker);
      CompletableFuture<Void> release =
          inBackground(
              () -> {
                await(firstReported);
                rollback(locker);
              });
      update(roundtrip.wrap(raw));
      release.join();
    }
    findings.removeIf(finding -> finding.callSite().methodName().equals("update"));
  }

  private Roundtrip watching() {
    Roundtrip.Builder builder =
        Roundtrip.builder()
            .slowThreshold(Duration.ofMillis(1))
            .onFinding(
                finding -> {
                  findings.add(finding);
                  if (finding instanceof StillRunningFinding) {
                    reportedBy.add(Thread.currentThread());
                    firstReported.countDown();
                    secondReported.countDown();
                  }
                });
    builder.stillRunningMinimum = Duration.ofMillis(1);
    builder.tick = Duration.ofMillis(1);
    return builder.build();
  }

  /** On a thread of its own: the common pool of a small machine has one, and it would wait. */
  private static CompletableFuture<Void> inBackground(Runnable task) {
    return CompletableFuture.runAsync(task, command -> new Thread(command).start());
  }

  private static void lock(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("update item set name = 'locked' where id = 1");
    }
  }

  private static void update(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("update item set name = 'd' where id = 1");
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void rollback(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static Set<Thread> tickers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("roundtrip-ticker"))
        .collect(Collectors.toSet());
  }

  private static Set<Thread> startedSince(Set<Thread> before) {
    Set<Thread> started = new HashSet<>(tickers());
    started.removeAll(before);
    return started;
  }
}
