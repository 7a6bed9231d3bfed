package dev.roundtrip.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.p6spy.engine.wrapper.ConnectionWrapper;
import dev.roundtrip.Environment;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.NPlusOneFinding;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.QueryCountHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each benchmark runs once here, so that a broken one is found without a measurement. */
class JdbcBenchmarkTests {

  @ParameterizedTest
  @EnumSource
  void everyDatabaseReturnsTheRowsOfEveryQuery(Database database) throws Exception {
    DataSource dataSource = database.open();
    for (Query query : EnumSet.complementOf(EnumSet.of(Query.PAGES))) {
      assertThat(count(dataSource, query)).as(query.sql).isEqualTo(query.rows);
    }
    if (dataSource instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyObserverReadsWhatTheRawDataSourceReads(Observer observer) throws Exception {
    for (Database database : Database.values()) {
      assertThat(runEach(database, observer))
          .as(database.label)
          .isEqualTo(runEach(database, Observer.RAW))
          .doesNotContain(0L);
    }
  }

  @Test
  void datasourceProxyCountsEveryExecutionOfAnNPlusOne() throws Exception {
    JdbcBenchmark benchmark = open(Database.STUB, Observer.DATASOURCE_PROXY);
    QueryCountHolder.clear();
    benchmark.nPlusOne();
    assertThat(QueryCountHolder.getGrandTotal().getSelect()).isEqualTo(1 + Query.SALES.rows);
    benchmark.close();
  }

  @Test
  void datasourceProxyWrapsResultSetsWhereItIsToldTo() throws Exception {
    DataSource proxy =
        Observer.DATASOURCE_PROXY_RESULT_SETS.observe(Database.STUB.open()).dataSource();
    try (Connection connection = proxy.getConnection();
        PreparedStatement statement = connection.prepareStatement(Query.BOOK.sql);
        ResultSet rows = statement.executeQuery()) {
      assertThat(Proxy.isProxyClass(rows.getClass())).isTrue();
    }
  }

  @Test
  void openTelemetryMakesASpanOfEveryExecutionOfAnNPlusOne() throws Exception {
    JdbcBenchmark benchmark = open(Database.STUB, Observer.OPENTELEMETRY_SDK);
    long before = CountedSpans.SPANS.ended.sum();
    benchmark.nPlusOne();
    assertThat(CountedSpans.SPANS.ended.sum() - before).isEqualTo(1 + Query.SALES.rows);
    benchmark.close();
  }

  @Test
  void openTelemetryWithoutSdkWrapsAllTheSame() throws Exception {
    DataSource observed = Observer.OPENTELEMETRY_NOOP.observe(Database.STUB.open()).dataSource();
    try (Connection connection = observed.getConnection()) {
      assertThat(connection.getClass().getName()).startsWith("io.opentelemetry.");
    }
  }

  @Test
  void virtualThreadsDoWhatTheThreadDoesWhereTheJdkHasThem() throws Exception {
    VirtualThreadsBenchmark benchmark = new VirtualThreadsBenchmark();
    benchmark.database = Database.STUB;
    benchmark.observer = Observer.ROUNDTRIP;
    if (Runtime.version().feature() < 21) {
      assertThatThrownBy(benchmark::open).isInstanceOf(NoSuchMethodException.class);
      return;
    }
    benchmark.open();
    JdbcBenchmark one = open(Database.STUB, Observer.RAW);
    assertThat(benchmark.lookupOn10000VirtualThreads())
        .isEqualTo(VirtualThreadsBenchmark.THREADS * one.lookup());
    benchmark.close();
  }

  @Test
  void roundtripIsNotTurnedOff() throws Exception {
    DataSource raw = Database.STUB.open();
    List<Finding> findings = new ArrayList<>();
    try (Observation observation =
        new RoundtripObservation(
            Roundtrip.builder().environment(Environment.TEST).onFinding(findings::add).build(),
            raw)) {
      assertThat(observation.dataSource()).isNotSameAs(raw);
      new JdbcBenchmark(observation).nPlusOne();
    }
    assertThat(findings).hasSize(1).first().isInstanceOf(NPlusOneFinding.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"P6SPY", "P6SPY_LOG"})
  void p6spyIsNotTurnedOff(Observer observer) throws Exception {
    DataSource spy = observer.observe(Database.STUB.open()).dataSource();
    try (Connection connection = spy.getConnection()) {
      assertThat(connection).isInstanceOf(ConnectionWrapper.class);
    }
  }

  private static long[] runEach(Database database, Observer observer) throws Exception {
    JdbcBenchmark benchmark = open(database, observer);
    long[] sums = {
      benchmark.tenRows(),
      benchmark.lookup(),
      benchmark.lookupInScope(),
      benchmark.nPlusOne(),
      benchmark.scan(),
      benchmark.batch()
    };
    benchmark.close();
    return sums;
  }

  private static JdbcBenchmark open(Database database, Observer observer) throws Exception {
    JdbcBenchmark benchmark = new JdbcBenchmark();
    benchmark.database = database;
    benchmark.observer = observer;
    benchmark.open();
    return benchmark;
  }

  private static int count(DataSource dataSource, Query query) throws Exception {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(query.sql)) {
      statement.setInt(1, query == Query.BOOKS ? 0 : 1);
      try (ResultSet rows = statement.executeQuery()) {
        int count = 0;
        while (rows.next()) {
          count++;
        }
        return count;
      }
    }
  }
}
