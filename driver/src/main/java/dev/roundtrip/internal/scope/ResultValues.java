package dev.roundtrip.internal.scope;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Hashes of the values that the application read from one result set, by column and row, so that a
 * later bind can be traced to the row it came from. Written by the thread that reads the result set
 * and read when the scope has ended.
 */
public final class ResultValues {

  /** Rows of one result whose values are remembered. */
  public static final int MAXIMUM_ROWS = 256;

  private static final int INITIAL_ROWS = 4;

  /** What the application called the columns: a 1-based index, or a label. */
  private int[] indexes = new int[4];

  private @Nullable String[] labels = new @Nullable String[4];
  private long[][] hashes = new long[4][];
  private int columns;

  private final Ledger ledger;

  ResultValues(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Remembers a value read by index; {@code row} is 0-based. */
  public void put(int index, int row, long hash) {
    if (row >= 0 && row < MAXIMUM_ROWS && hash != 0) {
      putAt(column(index), row, hash);
    }
  }

  /** Remembers a value read by label; {@code row} is 0-based. */
  public void put(String label, int row, long hash) {
    if (row >= 0 && row < MAXIMUM_ROWS && hash != 0) {
      putAt(column(label), row, hash);
    }
  }

  private void putAt(int column, int row, long hash) {
    long[] values = hashes[column];
    if (row >= values.length) {
      int length = Math.min(MAXIMUM_ROWS, Math.max(row + 1, values.length * 2));
      if (!ledger.reserveValues(length - values.length)) {
        return;
      }
      values = Arrays.copyOf(values, length);
      hashes[column] = values;
    }
    values[row] = hash;
  }

  private int column(int index) {
    for (int i = 0; i < columns; i++) {
      if (indexes[i] == index) {
        return i;
      }
    }
    return add(index, null);
  }

  private int column(String label) {
    for (int i = 0; i < columns; i++) {
      String known = labels[i];
      if (known != null && known.equalsIgnoreCase(label)) {
        return i;
      }
    }
    return add(0, label);
  }

  private int add(int index, @Nullable String label) {
    if (columns == indexes.length) {
      indexes = Arrays.copyOf(indexes, columns * 2);
      labels = Arrays.copyOf(labels, columns * 2);
      hashes = Arrays.copyOf(hashes, columns * 2);
    }
    indexes[columns] = index;
    labels[columns] = label;
    hashes[columns] = ledger.reserveValues(INITIAL_ROWS) ? new long[INITIAL_ROWS] : new long[0];
    return columns++;
  }

  /** How many columns were read. */
  public int columns() {
    return columns;
  }

  /** The 1-based index by which column {@code i} was read, or 0 if it was read by label. */
  public int index(int i) {
    return indexes[i];
  }

  /** The label by which column {@code i} was read, or null if it was read by index. */
  public @Nullable String label(int i) {
    return labels[i];
  }

  /** The values of column {@code i} by row; 0 where nothing was read. Not to be modified. */
  public long[] hashes(int i) {
    return hashes[i];
  }
}
