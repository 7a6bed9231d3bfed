package dev.roundtrip.pains;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.zaxxer.hikari.HikariDataSource;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.contract.Bookshop;
import dev.roundtrip.contract.LogCapture;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.Inconclusive;
import dev.roundtrip.finding.Verdict;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Work that changes threads: it is counted where it belongs, or in sight of everybody. */
class AttributionPainsTests {

  private static final int THREADS = 8;

  private final List<Finding> findings = new CopyOnWriteArrayList<>();
  private final Roundtrip roundtrip = Roundtrip.builder().onFinding(findings::add).build();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
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
  void nothingOfOursFailed() throws InterruptedException {
    threads.shutdown();
    assertThat(threads.awaitTermination(1, MINUTES)).isTrue();
    pool.close();
    assertThat(roundtrip.ownFailures()).isZero();
  }

  private int titles(int author) {
    try {
      return Bookshop.titles(dataSource, Bookshop.author(author % Bookshop.AUTHORS));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int titles(Connection lease, int author) {
    try {
      return Bookshop.titles(lease, Bookshop.author(author % Bookshop.AUTHORS));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void assertOneLoop(String scope, int occurrences) {
    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.scope()).isEqualTo(scope);
              assertThat(finding.kind()).isEqualTo(FindingKind.LOOKUP_IN_LOOP);
              assertThat(finding.occurrences()).isEqualTo(occurrences);
            });
  }

  /** quickperf #72: the statements of a worker thread were missing from the test's result. */
  @Test
  void aWorkerThreadThatWasHandedATaskCountsInTheScopeThatHandedItOver() throws Exception {
    try (Scope scope = roundtrip.openScope("request")) {
      Runnable task =
          scope.wrap(
              () -> {
                for (int i = 0; i < 4; i++) {
                  titles(i);
                }
              });
      threads.submit(task).get();
      assertThat(scope.statements()).isEqualTo(4);
    }
    assertOneLoop("request", 4);
  }

  /**
   * jdbcmetrics #31: asynchronous work was not counted. Each way in which an executor service takes
   * tasks.
   */
  @Test
  void anExecutorServiceOfAScopeRunsEverythingInIt() throws Exception {
    try (Scope scope = roundtrip.openScope("request")) {
      ExecutorService inScope = scope.wrap(threads);
      List<Callable<Integer>> tasks = List.of(() -> titles(1), () -> titles(2));
      CountDownLatch executed = new CountDownLatch(1);

      inScope.submit(() -> titles(1)).get();
      Runnable runnable = () -> titles(2);
      inScope.submit(runnable).get();
      assertThat(inScope.submit(runnable, "done").get()).isEqualTo("done");
      inScope.execute(
          () -> {
            titles(3);
            executed.countDown();
          });
      assertThat(executed.await(1, MINUTES)).isTrue();
      for (Future<Integer> future : inScope.invokeAll(tasks)) {
        assertThat(future.get()).isEqualTo(2);
      }
      for (Future<Integer> future : inScope.invokeAll(tasks, 1, MINUTES)) {
        assertThat(future.get()).isEqualTo(2);
      }
      assertThat(scope.statements()).isEqualTo(8);

      List<Callable<Integer>> one = tasks.subList(0, 1);
      int books = inScope.invokeAny(one) + inScope.invokeAny(one, 1, MINUTES);
      assertThat(books).isEqualTo(4);
      assertThat(scope.statements()).isEqualTo(10);
    }
  }

  @Test
  void anExecutorServiceOfAScopeIsShutDownAsTheOneThatItIs() throws Exception {
    ExecutorService own = Executors.newSingleThreadExecutor();
    try (Scope scope = roundtrip.openScope("request")) {
      ExecutorService inScope = scope.wrap(own);
      assertThat(inScope.isShutdown()).isFalse();
      inScope.shutdown();
      assertThat(own.isShutdown()).isTrue();
      assertThat(inScope.awaitTermination(1, MINUTES)).isTrue();
      assertThat(inScope.isTerminated()).isTrue();
      assertThat(inScope.shutdownNow()).isEmpty();
    }
  }

  /** From Java 19 on executors are closed, and the common pool is one that cannot be. */
  @Test
  void closingTheExecutorServiceOfAScopeDoesWhatClosingItsOwnWould() throws Exception {
    try (Scope scope = roundtrip.openScope("request")) {
      ((AutoCloseable) scope.wrap((ExecutorService) ForkJoinPool.commonPool())).close();
      assertThat(ForkJoinPool.commonPool().isShutdown()).isFalse();

      ExecutorService own = Executors.newSingleThreadExecutor();
      ((AutoCloseable) scope.wrap(own)).close();
      assertThat(own.isShutdown()).isTrue();
    }
  }

  /** jdbcmetrics #31, with futures that continue each other. */
  @Test
  void completableFuturesCountInTheScopeOfTheirExecutorOrOfTheirSupplier() throws Exception {
    try (Scope scope = roundtrip.openScope("request")) {
      ExecutorService inScope = scope.wrap(threads);
      CompletableFuture<Integer> chained =
          CompletableFuture.supplyAsync(() -> titles(1), inScope)
              .thenApplyAsync(count -> count + titles(2), inScope)
              .thenCombineAsync(
                  CompletableFuture.supplyAsync(scope.wrapSupplier(() -> titles(3))),
                  Integer::sum,
                  inScope);
      assertThat(chained.get()).isEqualTo(6);
      assertThat(scope.statements()).isEqualTo(3);
    }
    assertThat(roundtrip.unattributedStatements()).isZero();
  }

  /**
   * A parallel stream has no executor to wrap: what is sent on a connection that was taken inside
   * of the scope is that scope's, whichever thread of the common pool sends it.
   */
  @Test
  void aParallelStreamCountsInTheScopeInWhichItsConnectionWasTaken() throws SQLException {
    try (Scope scope = roundtrip.openScope("stream");
        Connection lease = dataSource.getConnection()) {
      int books = IntStream.range(0, Bookshop.AUTHORS).parallel().map(i -> titles(lease, i)).sum();
      assertThat(books).isEqualTo(2 * Bookshop.AUTHORS);
      assertThat(scope.statements()).isEqualTo(Bookshop.AUTHORS);
    }
    assertOneLoop("stream", Bookshop.AUTHORS);
  }

  /** And once that scope is over, it is nobody's: in sight, and blamed on no other scope. */
  @Test
  void whatIsSentTooLateIsInTheUnattributedBucketAndSoInTheLog() throws SQLException {
    Scope over = roundtrip.openScope("over");
    Connection lease = dataSource.getConnection();
    over.close();
    try (LogCapture log = new LogCapture()) {
      IntStream.range(0, 6).parallel().forEach(i -> titles(lease, i));
      lease.close();
      assertThat(roundtrip.unattributedStatements()).isEqualTo(6);
      assertThat(findings).isEmpty();

      roundtrip.close();
      assertThat(log.at(Level.INFO))
          .anyMatch(line -> line.startsWith("6 statements, ") && line.contains("no scope"));
    }
  }

  /**
   * hypersistence-utils #565: a server's thread worked for a test. Nobody told it so, and the
   * test's scope says that it saw nothing instead of passing.
   */
  @Test
  void whatAServersThreadSendsIsJudgedByItselfAndTheScopeSaysThatItSawNothing() throws Exception {
    Scope scope = roundtrip.openScope("test");
    try (scope) {
      threads.submit(() -> serve()).get();
    }
    assertThat(scope.report().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(scope.report().inconclusive())
        .extracting(Inconclusive::reason)
        .containsExactly(Inconclusive.Reason.NO_STATEMENT);
    assertThat(findings)
        .singleElement()
        .satisfies(finding -> assertThat(finding.scope()).startsWith("connection lease on "));
  }

  private int serve() throws SQLException {
    Bookshop.nPlusOne(dataSource, 5);
    return 5;
  }

  /** query-audit #197: no data source was observed, and the test passed. */
  @Test
  void aDataSourceThatNobodyWrappedMakesNoCleanScope() throws SQLException {
    Scope scope = roundtrip.openScope("test");
    try (scope) {
      Bookshop.nPlusOne(pool, 5);
    }
    assertThat(scope.report().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  /** query-audit #190: tests that ran at the same time saw each other's statements. */
  @Test
  void twoHundredScopesAtATimeSeeOnlyTheirOwn() throws Exception {
    List<Future<Scope>> tests = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int rows = i % 5;
      String name = "test " + i;
      tests.add(threads.submit(() -> test(name, rows)));
    }
    for (int i = 0; i < tests.size(); i++) {
      Scope scope = tests.get(i).get();
      assertThat(scope.statements()).as(scope.name()).isEqualTo(1 + rows(i));
      assertThat(scope.report().findings()).as(scope.name()).hasSize(rows(i) >= 2 ? 1 : 0);
    }
    Map<String, Long> occurrences =
        findings.stream().collect(Collectors.toMap(Finding::scope, Finding::occurrences));
    for (int i = 0; i < tests.size(); i++) {
      assertThat(occurrences.get("test " + i)).isEqualTo(rows(i) >= 2 ? (long) rows(i) : null);
    }
    assertThat(roundtrip.unattributedStatements()).isZero();
  }

  /** A statement's limit of no rows is one of all rows. */
  private static int rows(int test) {
    return test % 5 == 0 ? Bookshop.AUTHORS : test % 5;
  }

  private Scope test(String name, int rows) throws SQLException {
    Scope scope = roundtrip.openScope(name);
    try (scope) {
      Bookshop.nPlusOne(dataSource, rows);
    }
    return scope;
  }

  /** Where the JDK has virtual threads: they carry a scope as others do, and are as many. */
  @TestFactory
  Stream<DynamicTest> virtualThreads() throws ReflectiveOperationException {
    if (Runtime.version().feature() < 21) {
      return Stream.empty();
    }
    MethodHandle newExecutor =
        MethodHandles.publicLookup()
            .findStatic(
                Executors.class,
                "newVirtualThreadPerTaskExecutor",
                MethodType.methodType(ExecutorService.class));
    return Stream.of(
        DynamicTest.dynamicTest(
            "work for the scope that handed them a task",
            () -> aScopeOverVirtualThreads((ExecutorService) newExecutor.invokeExact())),
        DynamicTest.dynamicTest(
            "each have a scope of their own",
            () -> aScopeForEachVirtualThread((ExecutorService) newExecutor.invokeExact())));
  }

  private void aScopeOverVirtualThreads(ExecutorService virtual) throws Exception {
    findings.clear();
    try (Scope scope = roundtrip.openScope("fan-out")) {
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        int author = i;
        tasks.add(() -> titles(author));
      }
      for (Future<Integer> future : scope.wrap(virtual).invokeAll(tasks)) {
        assertThat(future.get()).isEqualTo(2);
      }
      assertThat(scope.statements()).isEqualTo(100);
    }
    assertOneLoop("fan-out", 100);
    virtual.shutdown();
  }

  private void aScopeForEachVirtualThread(ExecutorService virtual) throws Exception {
    findings.clear();
    List<Future<Scope>> scopes = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String name = "virtual " + i;
      scopes.add(virtual.submit(() -> test(name, 3)));
    }
    for (Future<Scope> scope : scopes) {
      assertThat(scope.get().statements()).isEqualTo(4);
      assertThat(scope.get().report().findings()).hasSize(1);
    }
    assertThat(findings).hasSize(200);
    virtual.shutdown();
  }
}
