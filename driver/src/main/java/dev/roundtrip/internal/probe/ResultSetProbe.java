package dev.roundtrip.internal.probe;

import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.ResultValues;
import dev.roundtrip.internal.sql.ValueHash;
import org.jspecify.annotations.Nullable;

/**
 * One result set: rows counted, the first values of each column remembered as hashes, and noted
 * which columns, and how many of the rows, the application read.
 */
public final class ResultSetProbe {

  /** Nothing of the result has been asked for yet. */
  private static final int UNTOUCHED = -1;

  /** The bits of {@link #read} that stand for columns. */
  private static final long COLUMNS = (1L << ResultValues.TOLD_COLUMNS) - 1;

  /** A label was read of which it is not remembered which. */
  private static final long UNKNOWN_LABEL = 1L << ResultValues.TOLD_COLUMNS;

  /** The sign: something of the present row was read. */
  private static final long ROW = Long.MIN_VALUE;

  /** What made it; null if it is not observed. */
  private final @Nullable StatementProbe statement;

  /** Null once everything has been told, and for results that are not observed. */
  private @Nullable Execution execution;

  /** Null when no more values are to be remembered. */
  private @Nullable ResultValues values;

  private int rows = UNTOUCHED;
  private int unread;

  /** What was read, in one field, because each getter writes it (JdbcBenchmark.scan). */
  private long read;

  /** One of which nothing is to be counted. */
  ResultSetProbe() {
    this.statement = null;
  }

  /** The result of an execution; of null nothing is counted. */
  ResultSetProbe(StatementProbe statement, @Nullable Execution execution) {
    this.statement = statement;
    this.execution = execution;
    this.values = execution == null ? null : statement.connection().rememberValues(execution);
  }

  /** The cursor is about to move on; 0 unless the call is to be timed. */
  public long beforeNext() {
    return rows == UNTOUCHED && execution != null ? System.nanoTime() : 0;
  }

  /** The cursor has moved on. */
  public void afterNext(long start, boolean hasRow) {
    if (start != 0) {
      arrived(start);
    }
    if (hasRow) {
      leaveRow();
      rows++;
      if (rows > ResultValues.MAXIMUM_ROWS) {
        beyondRemembered();
      }
    } else {
      finish();
    }
  }

  private void leaveRow() {
    if (read < 0) {
      read &= ~ROW;
    } else if (rows > 0 && (read & COLUMNS) != COLUMNS) {
      unread++;
    }
  }

  private void beyondRemembered() {
    if (rows == ResultValues.MAXIMUM_ROWS + 1) {
      values = null;
    } else if (rows == Integer.MAX_VALUE && execution != null) {
      execution.read(rows - ResultValues.MAXIMUM_ROWS, unread);
      rows = ResultValues.MAXIMUM_ROWS;
      unread = 0;
    }
  }

  /** The result ends here for the application, whatever rows there are. */
  public void cut() {
    finish();
  }

  /** The driver threw when the cursor was to move on. */
  public void nextFailed(Throwable error) {
    finish();
  }

  /** The cursor left the order of rows, so that a row's number is no longer known. */
  public void moved() {
    values = null;
    read |= ROW;
  }

  /** The present row was changed or deleted: it was not fetched for nothing. */
  public void rowUsed() {
    read |= ROW;
  }

  /** The application has got hold of the driver's result set, and reads that perhaps. */
  public void handedOut() {
    read |= COLUMNS | ROW;
  }

  public void read(int column, long value) {
    touch(column);
    // Drivers give 0 for NULL, and no key that is worth following is 0.
    if (values != null && value != 0) {
      values.put(column, row(), ValueHash.of(value));
    }
  }

  public void read(int column, double value) {
    touch(column);
    if (values != null && value != 0) {
      values.put(column, row(), ValueHash.of(value));
    }
  }

  public void read(int column, @Nullable String value) {
    touch(column);
    if (values != null && value != null) {
      values.put(column, row(), ValueHash.of(value));
    }
  }

  public void read(int column, byte @Nullable [] value) {
    touch(column);
    if (values != null && value != null) {
      values.put(column, row(), ValueHash.of(value));
    }
  }

  public void readObject(int column, @Nullable Object value) {
    touch(column);
    if (values != null && value != null) {
      values.put(column, row(), ValueHash.ofObject(value));
    }
  }

  /** A stream, reader or LOB: never touched. */
  public void readOpaque(int column) {
    touch(column);
  }

  public void read(String label, long value) {
    put(label, value == 0 ? 0 : ValueHash.of(value));
  }

  public void read(String label, double value) {
    put(label, value == 0 ? 0 : ValueHash.of(value));
  }

  public void read(String label, @Nullable String value) {
    put(label, values == null ? 0 : ValueHash.of(value));
  }

  public void read(String label, byte @Nullable [] value) {
    put(label, values == null ? 0 : ValueHash.of(value));
  }

  public void readObject(String label, @Nullable Object value) {
    put(label, values == null ? 0 : ValueHash.ofObject(value));
  }

  /** A stream, reader or LOB: never touched. */
  public void readOpaque(String label) {
    put(label, 0);
  }

  /** The application knows now by which index it reads the column with this label. */
  public void found(int index, String label) {
    ResultValues remembered = values;
    if (remembered != null) {
      remembered.name(index, label);
    }
  }

  /** The result set was closed; may come more than once. */
  public void closed() {
    finish();
  }

  /** Most cells find their bits set: a test that can be foretold instead of a write for each. */
  private void touch(int column) {
    long bits = column <= ResultValues.TOLD_COLUMNS ? ROW | 1L << (column - 1) : ROW;
    if ((read & bits) != bits) {
      read |= bits;
    }
  }

  private void put(String label, long hash) {
    ResultValues remembered = values;
    read |= remembered == null ? ROW | UNKNOWN_LABEL : ROW;
    if (remembered != null) {
      remembered.put(label, row(), hash);
    }
  }

  private int row() {
    return rows - 1;
  }

  private void arrived(long start) {
    rows = 0;
    Execution reading = execution;
    if (reading != null && statement != null) {
      statement.firstRow(reading, start);
    }
  }

  private void finish() {
    Execution reading = execution;
    if (reading != null && statement != null) {
      execution = null;
      values = null;
      leaveRow();
      ResultValues remembered = reading.values();
      if (remembered != null) {
        remembered.read(read & COLUMNS, (read & UNKNOWN_LABEL) == 0);
      }
      reading.read(Math.max(rows, 0), unread);
      reading.readEnded(statement.connection().readEnded(reading));
    }
  }
}
