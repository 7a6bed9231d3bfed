package dev.roundtrip.internal.probe;

import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.sql.ParsedSql;
import dev.roundtrip.internal.sql.ValueHash;
import org.jspecify.annotations.Nullable;

/**
 * One statement: its text, its binds, its executions. Used by one thread at a time, as JDBC's is.
 */
public final class StatementProbe {

  private final ConnectionProbe connection;
  private final boolean observed;
  private final boolean showValues;
  private final Binds binds;
  private @Nullable ParsedSql sql;
  private @Nullable String text;
  private int batchSize;
  private boolean mixedBatch;
  private @Nullable Execution last;

  StatementProbe(ConnectionProbe connection, @Nullable ParsedSql prepared, @Nullable String text) {
    this(connection, prepared, text, true);
  }

  private StatementProbe(
      ConnectionProbe connection,
      @Nullable ParsedSql prepared,
      @Nullable String text,
      boolean observed) {
    this.connection = connection;
    this.observed = observed;
    this.sql = prepared;
    this.text = text;
    this.showValues = connection.recorder.settings.showValues();
    this.binds = Binds.of(prepared, showValues);
  }

  static StatementProbe unobserved(ConnectionProbe connection) {
    return new StatementProbe(connection, null, null, false);
  }

  /** The prepared text is about to be sent. */
  public long begin() {
    last = null;
    return System.nanoTime();
  }

  /** This text is about to be sent. */
  public long begin(@Nullable String statement) {
    sql = observed ? connection.parse(statement) : null;
    text = statement;
    return begin();
  }

  /** The batch is about to be sent. */
  public long beginBatch() {
    return begin();
  }

  /** A query returned its result set. */
  public ResultSetProbe queried(long start) {
    complete(start, 0, false);
    return resultSet();
  }

  /** A statement of either sort returned. */
  public void executed(long start, boolean hasResultSet) {
    complete(start, 0, false);
  }

  /** An update returned. */
  public void updated(long start, long count) {
    complete(start, 0, false);
  }

  /** A batch returned. */
  public void batched(long start, int @Nullable [] counts) {
    completeBatch(start, false);
  }

  /** A batch returned. */
  public void batched(long start, long @Nullable [] counts) {
    completeBatch(start, false);
  }

  /** The driver threw. */
  public void failed(long start, Throwable error) {
    if (batchSize > 0) {
      completeBatch(start, true);
    } else {
      complete(start, 0, true);
    }
  }

  /** The result set of what was sent last. */
  public ResultSetProbe resultSet() {
    return new ResultSetProbe(connection, last);
  }

  /** A result set of which nothing is to be counted: generated keys, cursors. */
  public ResultSetProbe unobserved() {
    return connection.unobserved();
  }

  /** The application asked how many rows were changed. */
  public void updateCount(long count) {
    // Counted by no verdict yet; the door exists so that the wrappers are complete.
  }

  /** The application moved to the next result. */
  public void moreResults(boolean hasResultSet) {
    // The rows of further results belong to the same execution.
  }

  public void bind(int index, long value) {
    binds.put(index, ValueHash.of(value));
    if (showValues) {
      binds.show(index, value);
    }
  }

  public void bind(int index, boolean value) {
    binds.put(index, ValueHash.of(value));
    if (showValues) {
      binds.show(index, value);
    }
  }

  public void bind(int index, double value) {
    binds.put(index, ValueHash.of(value));
    if (showValues) {
      binds.show(index, value);
    }
  }

  public void bind(int index, @Nullable String value) {
    binds.put(index, value == null ? Binds.NULL : ValueHash.of(value));
    binds.show(index, value);
  }

  public void bind(int index, byte @Nullable [] value) {
    binds.put(index, value == null ? Binds.NULL : ValueHash.of(value));
    binds.show(index, value);
  }

  public void bindObject(int index, @Nullable Object value) {
    binds.put(index, value == null ? Binds.NULL : ValueHash.ofObject(value));
    binds.show(index, value);
  }

  public void bindNull(int index) {
    binds.put(index, Binds.NULL);
    binds.show(index, null);
  }

  /** A stream, reader or LOB: never touched. */
  public void bindOpaque(int index) {
    binds.put(index, 0);
    binds.show(index, ShownBinds.OPAQUE);
  }

  /** A callable's named parameter; positions are not known. */
  public void bindNamed(String name) {
    // A call is no lookup, so its values can prove nothing.
  }

  /** The present binds were added to the batch. */
  public void batchAdded() {
    batchSize++;
  }

  /** A text was added to the batch. */
  public void batchAdded(@Nullable String statement) {
    ParsedSql added = observed ? connection.parse(statement) : null;
    if (batchSize == 0) {
      sql = added;
      text = statement;
    } else if (added != null && sql != null && !added.shape().equals(sql.shape())) {
      mixedBatch = true;
    }
    batchSize++;
  }

  public void batchCleared() {
    batchSize = 0;
    mixedBatch = false;
  }

  public void parametersCleared() {
    binds.clear();
  }

  /** The statement was closed. */
  public void closed() {
    last = null;
  }

  private void completeBatch(long start, boolean failed) {
    int size = batchSize;
    boolean mixed = mixedBatch;
    batchCleared();
    if (size > 0) {
      complete(start, size, failed);
      if (mixed && last != null) {
        connection.wroteElsewhere();
      }
    }
  }

  /** The one place where an execution is made; whatever goes wrong here is ours and stays here. */
  private void complete(long start, int batch, boolean failed) {
    long nanos = System.nanoTime() - start;
    ParsedSql statement = sql;
    if (!observed || statement == null) {
      return;
    }
    try {
      Execution execution =
          new Execution(
              statement, binds.slots(statement), batch, start, nanos, failed, binds.example(text));
      connection.count(execution);
      last = failed ? null : execution;
    } catch (Throwable failure) {
      connection.recorder.failures.note("An execution could not be counted.", failure);
    }
  }
}
