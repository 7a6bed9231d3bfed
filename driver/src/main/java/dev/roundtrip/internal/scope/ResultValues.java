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

  /** Columns of which it is told whether they were read by index. */
  public static final int TOLD_COLUMNS = 62;

  private static final int INITIAL_COLUMNS = 4;
  private static final int INITIAL_VALUES = 4;

  /** Larger ones are left to the garbage collector. */
  private static final int MAXIMUM_SPARE = 1_024;

  private static final long[] NONE = {};

  /** What the application called the columns: a 1-based index, or a label. */
  private int[] indexes = new int[INITIAL_COLUMNS];

  /** Null as long as all columns were read by index. */
  private @Nullable String @Nullable [] labels;

  /** The labels of columns that are read by index, by that; null as long as none is known. */
  private @Nullable String @Nullable [] names;

  /** Row after row, each of {@link #stride} values: one array for all is the least to allocate. */
  private long[] hashes = NONE;

  private int stride = 1;
  private int columns;
  private int rows;

  private long indexesRead;
  private boolean allReadsSeen = true;

  /** Of whose bounds these values are a part; null as long as that is not known. */
  private @Nullable Ledger ledger;

  ResultValues(@Nullable Ledger ledger) {
    this.ledger = ledger;
  }

  /** The execution was counted in a scope after all. */
  void join(Ledger joined) {
    ledger = joined;
    joined.reserveValues(hashes.length);
  }

  /** Forgets everything; false if that is not worth it. */
  boolean clear() {
    if (hashes.length > MAXIMUM_SPARE || indexes.length > MAXIMUM_SPARE) {
      return false;
    }
    Arrays.fill(hashes, 0, rows * stride, 0);
    labels = null;
    names = null;
    stride = 1;
    columns = 0;
    rows = 0;
    indexesRead = 0;
    allReadsSeen = true;
    return true;
  }

  /** Remembers a value read by index; {@code row} is 0-based. */
  public void put(int index, int row, long hash) {
    if (row >= 0 && row < MAXIMUM_ROWS && hash != 0) {
      putAt(column(index), row, hash);
    }
  }

  /**
   * Remembers a value read by label; {@code row} is 0-based. With a hash of 0 only that the column
   * was read.
   */
  public void put(String label, int row, long hash) {
    int column = column(label);
    if (row >= 0 && row < MAXIMUM_ROWS && hash != 0) {
      putAt(column, row, hash);
    }
  }

  /** A column that is read by index was found by its label. */
  public void name(int index, String label) {
    if (index >= 1 && index <= TOLD_COLUMNS) {
      String[] known = names;
      if (known == null || index > known.length) {
        int length = Math.min(TOLD_COLUMNS, Math.max(INITIAL_VALUES, index * 2));
        known = known == null ? new @Nullable String[length] : Arrays.copyOf(known, length);
        names = known;
      }
      known[index - 1] = label;
    }
  }

  /** Columns were read by index, see {@link #indexesRead()}; whether all labels are known. */
  public void read(long byIndex, boolean allLabels) {
    indexesRead |= byIndex;
    allReadsSeen &= allLabels;
  }

  private void putAt(int column, int row, long hash) {
    while (column >= stride) { // A column whose values are all unknown takes no room by itself.
      if (!widen()) {
        return;
      }
    }
    if (row >= rows) {
      if ((row + 1) * stride > hashes.length && !resize(Math.max(row + 1, rows * 2) * stride)) {
        return;
      }
      rows = row + 1;
    }
    hashes[row * stride + column] = hash;
  }

  private boolean resize(int wanted) {
    int length = Math.max(INITIAL_VALUES, Math.min(wanted, MAXIMUM_ROWS * stride));
    boolean room =
        ledger == null
            ? length <= LedgerLimits.DEFAULT.values()
            : ledger.reserveValues(length - hashes.length);
    if (!room) {
      return false;
    }
    hashes = Arrays.copyOf(hashes, length);
    return true;
  }

  /** Makes each row twice as wide: rare, as the first row already tells most of the columns. */
  private boolean widen() {
    int wide = stride * 2;
    if (rows * wide > hashes.length && !resize(rows * wide)) {
      return false;
    }
    for (int row = rows - 1; row >= 0; row--) { // From the last, so that none is overwritten.
      System.arraycopy(hashes, row * stride, hashes, row * wide, stride);
      Arrays.fill(hashes, row * wide + stride, (row + 1) * wide, 0);
    }
    stride = wide;
    return true;
  }

  private int column(int index) {
    int usual = index - 1; // All columns in their order, as nearly everybody reads them.
    if (usual >= 0 && usual < columns && indexes[usual] == index) {
      return usual;
    }
    for (int i = 0; i < columns; i++) {
      if (indexes[i] == index) {
        return i;
      }
    }
    return add(index, null);
  }

  private int column(String label) {
    String[] known = labels;
    for (int i = 0; known != null && i < columns; i++) {
      if (known[i] != null && known[i].equalsIgnoreCase(label)) {
        return i;
      }
    }
    return add(0, label);
  }

  private int add(int index, @Nullable String label) {
    if (columns == indexes.length) {
      indexes = Arrays.copyOf(indexes, columns * 2);
      labels = labels == null ? null : Arrays.copyOf(labels, columns * 2);
    }
    indexes[columns] = index;
    if (label != null) {
      labels = labels == null ? new @Nullable String[indexes.length] : labels;
      labels[columns] = label;
    }
    return columns++;
  }

  /**
   * Which columns were read by index, those with NULL and those of which no value can be remembered
   * included: bit {@code i - 1} for column {@code i}, for the first {@link #TOLD_COLUMNS}. All bits
   * are set where the driver's own result set was unwrapped.
   */
  public long indexesRead() {
    return indexesRead;
  }

  /**
   * Whether {@link #indexesRead()} and the labels of {@link #columns()} are all that was read of
   * those columns. False where labels were read after the last row that is remembered.
   */
  public boolean allReadsSeen() {
    return allReadsSeen;
  }

  /** How many columns were read, as far as values or labels of them are remembered. */
  public int columns() {
    return columns;
  }

  /** The 1-based index by which column {@code i} was read, or 0 if it was read by label. */
  public int index(int i) {
    return indexes[i];
  }

  /** The label by which column {@code i} was read, or null if it was read by index. */
  public @Nullable String label(int i) {
    return labels == null ? null : labels[i];
  }

  /** The label by which the application found column {@code i} that it reads by index, or null. */
  public @Nullable String name(int i) {
    String[] known = names;
    return known == null || indexes[i] < 1 || indexes[i] > known.length
        ? null
        : known[indexes[i] - 1];
  }

  /** The values of column {@code i} by row; 0 where nothing was read. A copy. */
  public long[] hashes(int i) {
    if (i >= stride) {
      return NONE; // The scope had no room left for another column.
    }
    long[] values = new long[rows];
    for (int row = 0; row < rows; row++) {
      values[row] = hashes[row * stride + i];
    }
    return values;
  }
}
