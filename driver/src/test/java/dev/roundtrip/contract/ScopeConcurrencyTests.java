package dev.roundtrip.contract;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import java.lang.reflect.InvocationTargetException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scopes of many threads at once: nothing is counted twice, nothing in another's scope. */
class ScopeConcurrencyTests {

  private static final int THREADS = 8;

  private final List<Finding> findings = new CopyOnWriteArrayList<>();
  private final Roundtrip roundtrip = Roundtrip.builder().onFinding(findings::add).build();
  private HikariDataSource pool;
  private DataSource dataSource;

  @BeforeEach
  void create() throws SQLException {
    pool = new HikariDataSource();
    pool.setDataSource(Bookshop.create());
    pool.setMaximumPoolSize(THREADS);
    dataSource = roundtrip.wrap(pool);
  }

  @AfterEach
  void nothingOfOursFailed() {
    pool.close();
    assertThat(roundtrip.ownFailures()).isZero();
    assertThat(roundtrip.unattributedStatements()).isZero();
  }

  private int titles(int author) {
    try {
      return Bookshop.titles(dataSource, Bookshop.author(author));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void eightThreadsOfFiveHundredScopesDoNotMix() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<?>> running = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int number = thread;
      running.add(threads.submit(() -> fiveHundredScopes(number)));
    }
    for (Future<?> future : running) {
      assertThat(future.get()).isEqualTo(500);
    }
    end(threads);

    // A third of the scopes has an N+1 over 2, 3 or 4 rows, which must be found in that scope
    // alone.
    Map<String, Long> occurrences =
        findings.stream().collect(Collectors.toMap(Finding::scope, Finding::occurrences));
    for (int thread = 0; thread < THREADS; thread++) {
      for (int i = 0; i < 500; i++) {
        Long expected = i % 3 == 0 ? (long) (2 + i % 4 % 3) : null;
        assertThat(occurrences.get(thread + "/" + i)).isEqualTo(expected);
      }
    }
  }

  private int fiveHundredScopes(int thread) throws SQLException {
    for (int i = 0; i < 500; i++) {
      try (Scope scope = roundtrip.openScope(thread + "/" + i)) {
        if (i % 3 == 0) {
          int rows = 2 + i % 4 % 3;
          Bookshop.nPlusOne(dataSource, rows);
          assertThat(scope.statements()).isEqualTo(1 + rows);
        } else {
          titles(i % Bookshop.AUTHORS);
          assertThat(scope.statements()).isEqualTo(1);
        }
      }
    }
    return 500;
  }

  @Test
  void anExecutorOfAScopeRunsCompletableFuturesInIt() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Scope scope = roundtrip.openScope("futures")) {
      Executor inScope = scope.wrap(threads);
      List<CompletableFuture<Integer>> futures =
          IntStream.range(0, 8)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(() -> titles(i), inScope)
                          .thenApplyAsync(count -> count + titles(i), inScope))
              .toList();
      for (CompletableFuture<Integer> future : futures) {
        assertThat(future.get()).isEqualTo(4);
      }
      assertThat(scope.statements()).isEqualTo(16);
    }
    end(threads);
  }

  @Test
  void aParallelStreamIsOneLoopWhenItsTasksAreWrapped() {
    try (Scope scope = roundtrip.openScope("stream")) {
      int books =
          IntStream.range(0, Bookshop.AUTHORS)
              .parallel()
              .mapToObj(author -> inScope(scope, author))
              .mapToInt(Integer::intValue)
              .sum();
      assertThat(books).isEqualTo(16);
      assertThat(scope.statements()).isEqualTo(Bookshop.AUTHORS);
    }
    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.scope()).isEqualTo("stream");
              assertThat(finding.kind()).isEqualTo(FindingKind.LOOKUP_IN_LOOP);
              assertThat(finding.occurrences()).isEqualTo(Bookshop.AUTHORS);
            });
  }

  private int inScope(Scope scope, int author) {
    try {
      return scope.wrap(() -> titles(author)).call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aScopeForEachVirtualThreadWhereTheJdkHasThem() throws Exception {
    AtomicInteger virtual = new AtomicInteger();
    ExecutorService threads = threadPerTask();
    List<Future<?>> running = new ArrayList<>();
    for (int task = 0; task < 200; task++) {
      int number = task;
      running.add(
          threads.submit(
              () -> {
                virtual.addAndGet(isVirtual(Thread.currentThread()) ? 1 : 0);
                try (Scope scope = roundtrip.openScope("task " + number)) {
                  titles(number % Bookshop.AUTHORS);
                  titles((number + 1) % Bookshop.AUTHORS);
                  assertThat(scope.statements()).isEqualTo(2);
                }
              }));
    }
    for (Future<?> future : running) {
      future.get();
    }
    end(threads);

    assertThat(virtual).hasValue(Runtime.version().feature() >= 21 ? 200 : 0);
    assertThat(findings).isEmpty();
  }

  @Test
  void virtualThreadsWorkForTheScopeThatHandedThemATask() throws Exception {
    ExecutorService threads = threadPerTask();
    try (Scope scope = roundtrip.openScope("fan-out")) {
      Executor inScope = scope.wrap(threads);
      CompletableFuture<?>[] futures = new CompletableFuture<?>[50];
      for (int i = 0; i < futures.length; i++) {
        int author = i % Bookshop.AUTHORS;
        futures[i] = CompletableFuture.runAsync(() -> titles(author), inScope);
      }
      CompletableFuture.allOf(futures).get();
      assertThat(scope.statements()).isEqualTo(50);
    }
    end(threads);
  }

  /** Virtual threads from JDK 21 on, a pool of platform threads before. */
  private static ExecutorService threadPerTask() throws ReflectiveOperationException {
    if (Runtime.version().feature() < 21) {
      return Executors.newFixedThreadPool(THREADS);
    }
    return (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  private static boolean isVirtual(Thread thread) {
    if (Runtime.version().feature() < 21) {
      return false;
    }
    try {
      return (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static void end(ExecutorService threads) throws InterruptedException {
    threads.shutdown();
    assertThat(threads.awaitTermination(1, MINUTES)).isTrue();
  }
}
