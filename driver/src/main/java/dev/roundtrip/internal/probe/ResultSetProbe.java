package dev.roundtrip.internal.probe;

import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.ResultValues;
import dev.roundtrip.internal.sql.ValueHash;
import org.jspecify.annotations.Nullable;

/** One result set: rows counted, the first values of each column remembered as hashes. */
public final class ResultSetProbe {

  private final ConnectionProbe connection;

  /** Null once everything has been told, and for results that are not observed. */
  private @Nullable Execution execution;

  /** Null when no more values are to be remembered. */
  private @Nullable ResultValues values;

  private long rows;
  private long firstRowAt;

  ResultSetProbe(ConnectionProbe connection, @Nullable Execution execution) {
    this.connection = connection;
    this.execution = execution;
    this.values = execution == null ? null : connection.rememberValues(execution);
  }

  /** The cursor is about to move on; 0 unless the call is to be timed. */
  public long beforeNext() {
    return firstRowAt == 0 && execution != null ? System.nanoTime() : 0;
  }

  /** The cursor has moved on. */
  public void afterNext(long start, boolean hasRow) {
    if (start != 0) {
      arrived(start);
    }
    if (hasRow) {
      rows++;
      if (rows > ResultValues.MAXIMUM_ROWS) {
        values = null;
      }
    } else {
      finish();
    }
  }

  /** The driver threw when the cursor was to move on. */
  public void nextFailed(Throwable error) {
    finish();
  }

  /** The cursor left the order of rows, so that a row's number is no longer known. */
  public void moved() {
    values = null;
  }

  public void read(int column, long value) {
    // Drivers give 0 for NULL, and no key that is worth following is 0.
    if (values != null && value != 0) {
      values.put(column, row(), ValueHash.of(value));
    }
  }

  public void read(int column, double value) {
    if (values != null && value != 0) {
      values.put(column, row(), ValueHash.of(value));
    }
  }

  public void read(int column, @Nullable String value) {
    if (values != null && value != null) {
      values.put(column, row(), ValueHash.of(value));
    }
  }

  public void read(int column, byte @Nullable [] value) {
    if (values != null && value != null) {
      values.put(column, row(), ValueHash.of(value));
    }
  }

  public void readObject(int column, @Nullable Object value) {
    if (values != null && value != null) {
      values.put(column, row(), ValueHash.ofObject(value));
    }
  }

  /** A stream, reader or LOB: never touched. */
  public void readOpaque(int column) {
    // Its content is not ours to read.
  }

  public void read(String label, long value) {
    if (values != null && value != 0) {
      values.put(label, row(), ValueHash.of(value));
    }
  }

  public void read(String label, double value) {
    if (values != null && value != 0) {
      values.put(label, row(), ValueHash.of(value));
    }
  }

  public void read(String label, @Nullable String value) {
    if (values != null && value != null) {
      values.put(label, row(), ValueHash.of(value));
    }
  }

  public void read(String label, byte @Nullable [] value) {
    if (values != null && value != null) {
      values.put(label, row(), ValueHash.of(value));
    }
  }

  public void readObject(String label, @Nullable Object value) {
    if (values != null && value != null) {
      values.put(label, row(), ValueHash.ofObject(value));
    }
  }

  /** A stream, reader or LOB: never touched. */
  public void readOpaque(String label) {
    // Its content is not ours to read.
  }

  /** The result set was closed; may come more than once. */
  public void closed() {
    finish();
  }

  private int row() {
    return (int) rows - 1;
  }

  private void arrived(long start) {
    firstRowAt = System.nanoTime();
    Execution reading = execution;
    if (reading == null) {
      return;
    }
    try {
      connection.firstRow(reading, firstRowAt - start);
    } catch (Throwable failure) {
      connection.recorder.failures.note("The time to the first row could not be counted.", failure);
    }
  }

  private void finish() {
    Execution reading = execution;
    if (reading != null) {
      execution = null;
      values = null;
      // Only a slow statement says how long reading took (JdbcBenchmark.tenRows).
      boolean timed = rows > 0 && connection.recorder.isSlow(reading.nanos());
      reading.read(rows, timed ? System.nanoTime() - firstRowAt : 0);
    }
  }
}
