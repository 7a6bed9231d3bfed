package dev.roundtrip.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Each method is one unit of work on one connection and returns a sum of what it read. */
@State(Scope.Benchmark) // All threads share the data source, as those of an application do.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 3,
    jvmArgs = {"-Xms1g", "-Xmx1g", "-XX:+UseG1GC"})
@Warmup(iterations = 5, time = 2) // An unpooled H2 connection is much code to compile.
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters, then calls open().
public class JdbcBenchmark {

  private static final int BATCH_SIZE = 100;

  @Param public Database database;
  @Param public Observer observer;

  private DataSource raw;
  private Observation observation;
  private DataSource dataSource;

  /** For JMH. */
  public JdbcBenchmark() {}

  /** Already open, on an observation that the caller closes. */
  JdbcBenchmark(Observation observation) {
    this.observation = observation;
    this.dataSource = observation.dataSource();
  }

  @Setup
  public void open() throws SQLException {
    raw = database.open();
    observation = observer.observe(raw);
    dataSource = observation.dataSource();
  }

  @TearDown
  public void close() throws Exception {
    observation.close();
    if (raw instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }

  /** 10 rows of 2 columns: the usual statement of an application. */
  @Benchmark
  public long tenRows() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return readPairs(connection, Query.AUTHORS, 1);
    }
  }

  /** One row by its key. */
  @Benchmark
  public long lookup() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return readPairs(connection, Query.BOOK, 1);
    }
  }

  /** The same in a unit of work of its own, as a request is. */
  @Benchmark
  public long lookupInScope() throws Exception {
    AutoCloseable scope = observation.openScope("GET /book");
    try {
      return lookup();
    } finally {
      scope.close();
    }
  }

  /** 20 rows, and one lookup for each: what observers exist to find. */
  @Benchmark
  public long nPlusOne() throws Exception {
    AutoCloseable scope = observation.openScope("GET /sales");
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(Query.SALES.sql)) {
      statement.setInt(1, 1);
      try (ResultSet sales = statement.executeQuery()) {
        long sum = 0;
        while (sales.next()) {
          sum += sales.getInt(2) + readPairs(connection, Query.BOOK, sales.getInt(1));
        }
        return sum;
      }
    } finally {
      scope.close();
    }
  }

  /** 1000 rows of 4 columns: what observing a cell costs. */
  @Benchmark
  public long scan() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(Query.BOOKS.sql)) {
      statement.setInt(1, 0);
      try (ResultSet books = statement.executeQuery()) {
        long sum = 0;
        while (books.next()) {
          sum += books.getInt(1) + books.getString(2).length() + books.getInt(3) + books.getInt(4);
        }
        return sum;
      }
    }
  }

  /** One batch of 100 updates. */
  @Benchmark
  public long batch() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(Query.PAGES.sql)) {
      for (int i = 0; i < BATCH_SIZE; i++) {
        statement.setInt(1, i);
        statement.setInt(2, -1);
        statement.addBatch();
      }
      return statement.executeBatch().length;
    }
  }

  private static long readPairs(Connection connection, Query query, int id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query.sql)) {
      statement.setInt(1, id);
      try (ResultSet rows = statement.executeQuery()) {
        long sum = 0;
        while (rows.next()) {
          sum += rows.getInt(1) + rows.getString(2).length();
        }
        return sum;
      }
    }
  }
}
