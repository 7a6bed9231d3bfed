package dev.roundtrip.pains;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class OverheadTests {

  /** What the first connection of a data source is asked, and no other. */
  private static final Set<String> ONCE =
      Set.of("isWrapperFor", "unwrap", "getMetaData", "getDatabaseProductName");

  /** dd-trace #379, OTel #8303, elastic #788, OTel #5946. */
  @Test
  void theDriverReceivesTheCallsOfTheApplicationAndNoOthers() throws SQLException {
    List<String> expected = new ArrayList<>();
    DataSource raw = SpyDriver.over(Library.h2(), method -> expected.add(method.getName()));
    work(raw);
    List<String> received = new ArrayList<>();
    try (Roundtrip roundtrip = Roundtrip.builder().explain(false).build()) {
      DataSource observed =
          roundtrip.wrap(SpyDriver.over(Library.h2(), method -> received.add(method.getName())));
      work(observed);
      List<String> first = List.copyOf(received);
      received.clear();
      try (Scope scope = roundtrip.openScope("hot")) {
        work(observed);
        assertThat(scope.statements()).isEqualTo(6);
      }

      assertThat(received).isEqualTo(expected);
      assertThat(first.stream().filter(name -> !ONCE.contains(name)).toList()).isEqualTo(expected);
    }
  }

  private static void work(DataSource dataSource) throws SQLException {
    for (int i = 1; i <= 3; i++) {
      Library.title(dataSource, i);
    }
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.executeUpdate("update book set title = 'Fledgling' where id = 1");
      statement.execute("select title from book where id = 1");
      statement.addBatch("update book set title = 'Kindred' where id = 1");
      statement.executeBatch();
      connection.rollback();
    }
  }

  /** OTel #4188: a deadlock, because the driver was asked under the lock of a cache. */
  @Test
  void whoWaitsForTheDriversMetadataKeepsNobodyFromWorking() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch others = new CountDownLatch(1);
    DataSource raw =
        SpyDriver.over(
            Library.h2(),
            method -> {
              if (method.getName().equals("getMetaData") && asked.getCount() > 0) {
                asked.countDown();
                await(others);
              }
            });
    try (Roundtrip roundtrip = Roundtrip.builder().explain(false).build()) {
      DataSource observed = roundtrip.wrap(raw);
      CompletableFuture<String> waiting = inBackground(observed, 1);
      await(asked);
      assertThat(inBackground(observed, 2).get(1, MINUTES)).isEqualTo("Dawn");
      others.countDown();
      assertThat(waiting.get(1, MINUTES)).isEqualTo("Kindred");
      assertThat(roundtrip.ownFailures()).isZero();
    }
  }

  /** dd-trace #8843, OTel #10181, HikariCP #2055: virtual threads were pinned to their carrier. */
  @Test
  void noLockIsHeldWhileTheDriverWorks() throws SQLException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    List<String> calls = new CopyOnWriteArrayList<>();
    List<String> before = heldLocks(threads);
    List<String> held = new CopyOnWriteArrayList<>();
    DataSource raw =
        SpyDriver.over(
            Library.h2(),
            method -> {
              calls.add(method.getName());
              held.addAll(heldLocks(threads));
            });
    try (Roundtrip roundtrip = Roundtrip.builder().explain(false).build();
        Scope scope = roundtrip.openScope("locks")) {
      work(roundtrip.wrap(raw));
      assertThat(scope.statements()).isEqualTo(6);
    }
    assertThat(calls).contains("getConnection", "executeQuery", "next", "executeBatch", "close");
    held.removeAll(before);
    assertThat(held).isEmpty();
  }

  /** All locks that this thread holds. */
  private static List<String> heldLocks(ThreadMXBean threads) {
    long self = Thread.currentThread().getId();
    ThreadInfo info = threads.getThreadInfo(new long[] {self}, true, true)[0];
    return Stream.concat(
            Arrays.stream(info.getLockedMonitors()), Arrays.stream(info.getLockedSynchronizers()))
        .map(LockInfo::toString)
        .toList();
  }

  private static CompletableFuture<String> inBackground(DataSource dataSource, int id) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return Library.title(dataSource, id);
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        },
        command -> new Thread(command).start());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
