package dev.roundtrip.internal.probe;

import dev.roundtrip.finding.StatementKind;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.RowThinning;
import dev.roundtrip.internal.sql.ParsedSql;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One statement: its text, its binds, its executions. Used by one thread at a time, as JDBC's is.
 */
public class StatementProbe extends StatementBinds {

  /** No result ends before its end. */
  public static final int ALL_ROWS = RowThinning.ALL_ROWS;

  private final ConnectionProbe connection;
  private final boolean observed;
  private final boolean prepared;
  private boolean mixedBatch;
  private int batchSize;
  private @Nullable ParsedSql sql;
  private @Nullable String text;
  private @Nullable Execution last;

  /** The driver's statement, or a reference to it; null if it is never counted as left open. */
  final @Nullable Object raw;

  /** The list of {@link OpenStatements}. */
  @Nullable StatementProbe nextOpen;

  StatementProbe(
      ConnectionProbe connection,
      @Nullable ParsedSql prepared,
      @Nullable String text,
      @Nullable Object raw) {
    this(connection, prepared, text, raw, true);
  }

  private StatementProbe(
      ConnectionProbe connection,
      @Nullable ParsedSql prepared,
      @Nullable String text,
      @Nullable Object raw,
      boolean observed) {
    super(prepared, observed && connection.keepsBinds());
    this.connection = connection;
    this.observed = observed;
    this.prepared = prepared != null;
    this.sql = prepared;
    this.text = text;
    this.raw = raw;
  }

  @Override
  final boolean isPrepared() {
    return prepared;
  }

  static StatementProbe unobserved(ConnectionProbe connection) {
    return new StatementProbe(connection, null, null, null, false);
  }

  /** The prepared text is about to be sent. */
  public long begin() {
    return begin(true);
  }

  private long begin(boolean roundTrip) {
    last = null;
    sent();
    long start = System.nanoTime();
    if (observed) {
      connection.sending(sql, start, roundTrip);
    }
    return start;
  }

  /** This text is about to be sent. */
  public long begin(@Nullable String statement) {
    sql = observed ? connection.parse(statement) : null;
    text = statement;
    return begin();
  }

  /** The batch is about to be sent. */
  public long beginBatch() {
    return begin(batchSize > 0);
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
    updateCount(count);
  }

  /** A batch returned. */
  public void batched(long start, int @Nullable [] counts) {
    completeBatch(start, false);
    if (counts != null) {
      long sum = 0;
      boolean told = true;
      for (int count : counts) {
        told &= count >= 0;
        sum += Math.max(0, count); // Negative where the driver does not know.
      }
      batchCount(sum, told);
    }
  }

  /** A batch returned. */
  public void batched(long start, long @Nullable [] counts) {
    completeBatch(start, false);
    if (counts != null) {
      long sum = 0;
      boolean told = true;
      for (long count : counts) {
        told &= count >= 0;
        sum += Math.max(0, count);
      }
      batchCount(sum, told);
    }
  }

  private void batchCount(long sum, boolean toldForEach) {
    updateCount(sum);
    Execution execution = last;
    if (toldForEach && execution != null) {
      execution.toldForEach();
    }
  }

  /** The driver threw. */
  public void failed(long start, Throwable error) {
    if (batchSize > 0) {
      completeBatch(start, true);
    } else {
      complete(start, 0, true);
    }
    if (observed && error instanceof SQLException sqlError && sqlError.getSQLState() != null) {
      connection.failed(sqlError.getSQLState());
    }
  }

  /** The result set of what was sent last. */
  public ResultSetProbe resultSet() {
    return new ResultSetProbe(this, last);
  }

  /** After how many rows the results of what was sent last end, in a recording that thins them. */
  public int rowLimit() {
    Execution execution = last;
    return execution == null ? ALL_ROWS : execution.rowLimit();
  }

  /** A result set of which nothing is to be counted: generated keys, cursors. */
  public ResultSetProbe unobserved() {
    return connection.unobserved();
  }

  /** The application asked for generated keys; their result set is not counted. */
  public ResultSetProbe generatedKeys() {
    Execution execution = last;
    if (execution != null) {
      execution.generatedKeysAsked();
    }
    return unobserved();
  }

  /** The application asked how many rows were changed. */
  public void updateCount(long count) {
    Execution execution = last;
    if (execution != null) {
      execution.affected(count);
    }
  }

  /** The application moved to the next result. */
  public void moreResults(boolean hasResultSet) {
    // The rows of further results belong to the same execution.
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
    clearHashes();
    clearShown();
    clearKept();
  }

  /** The statement was closed. */
  public void closed() {
    last = null;
    connection.statementClosed(this);
  }

  /** The statement will be closed with its results, without being told to. */
  public void closesItself() {
    connection.statementClosed(this);
  }

  /** Over which it is sent. */
  ConnectionProbe connection() {
    return connection;
  }

  /** The first row has arrived; the wait for it, since {@code start}, may have made it slow. */
  void firstRow(Execution execution, long start) {
    try {
      long now = System.nanoTime();
      connection.firstRow(execution, now - start);
      if (connection.recorder.isSlow(execution.nanos())) {
        execution.readingSlowly(now);
        if (keepsValues() && last == execution) {
          keepIfSlow(connection, execution, text);
        }
      }
    } catch (Throwable failure) {
      connection.recorder.failures.note("The time to the first row could not be counted.", failure);
    }
  }

  /** What it sent last and did not fail, or null. */
  @Nullable Execution last() {
    return last;
  }

  private void completeBatch(long start, boolean failed) {
    int size = batchSize;
    boolean mixed = mixedBatch;
    batchCleared();
    connection.returned();
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
    if (!observed) {
      return;
    }
    connection.returned();
    if (statement == null) {
      return;
    }
    try {
      Execution execution =
          new Execution(statement, slots(statement), batch, start, nanos, failed, example(text));
      if (hasLeadingWildcard(statement)) {
        execution.boundWildcard();
      }
      connection.count(execution);
      last = failed ? null : execution;
      if (keepsValues()) {
        keepFor(connection, execution, text);
      }
      if (!failed && mayConcernTransaction(statement.shape().kind())) {
        connection.succeeded(TransactionText.of(text), statement.shape().kind(), start);
      }
    } catch (Throwable failure) {
      connection.recorder.failures.note("An execution could not be counted.", failure);
    }
  }

  private static boolean mayConcernTransaction(StatementKind kind) {
    return kind == StatementKind.TRANSACTION || kind == StatementKind.SESSION;
  }
}
