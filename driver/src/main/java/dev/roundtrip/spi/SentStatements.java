package dev.roundtrip.spi;

import dev.roundtrip.finding.StatementShape;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongConsumer;

/**
 * The executions of one shape from one place in one scope. Thread-safe.
 *
 * @param shape what was sent
 * @param dataSource the name of the data source
 * @param count how often
 * @param failures how many of them failed
 * @param rows how many rows were read
 * @param affectedRows how many rows were changed
 * @param database time in the database of all of them
 * @param times the time of each, as far as they were remembered one by one: the first 256
 */
public record SentStatements(
    StatementShape shape,
    String dataSource,
    long count,
    long failures,
    long rows,
    long affectedRows,
    Duration database,
    Times times) {

  public SentStatements {
    Objects.requireNonNull(shape, "shape");
    Objects.requireNonNull(dataSource, "dataSource");
    Objects.requireNonNull(database, "database");
    Objects.requireNonNull(times, "times");
  }

  /** Times of single executions, without a list of boxes. */
  @FunctionalInterface
  public interface Times {

    /** Gives each to {@code consumer}, in nanoseconds. */
    void forEach(LongConsumer consumer);
  }
}
