package dev.roundtrip.internal.scope;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When which table was written, so that a repeated read can be told from a duplicate. Remembers a
 * bounded number of positions; beyond them it answers that everything has changed.
 */
final class WriteLog {

  private static final int MAXIMUM = 4_096;

  private final Map<String, Positions> byTable = new HashMap<>(2);

  /** Writes to tables that the text does not name, failures, rollbacks. */
  private final Positions anywhere = new Positions();

  /** Commits and rollbacks, each at the position of the next statement. */
  private final Positions ends = new Positions();

  private int size;
  private int fullFrom = Integer.MAX_VALUE;

  void write(int position, List<String> tables) {
    if (tables.isEmpty()) {
      barrier(position);
      return;
    }
    for (String table : tables) {
      if (reserve(position)) {
        byTable.computeIfAbsent(table, unused -> new Positions()).add(position);
      }
    }
  }

  void barrier(int position) {
    if (reserve(position)) {
      anywhere.add(position);
    }
  }

  void transactionEnd(int position) {
    if (reserve(position)) {
      ends.add(position);
    }
  }

  /** Whether a transaction ended after the one position and before the other. */
  boolean endedBetween(int from, int to) {
    return to > fullFrom || ends.anyBetween(from, to + 1);
  }

  private boolean reserve(int position) {
    if (size == MAXIMUM) {
      fullFrom = Math.min(fullFrom, position);
      return false;
    }
    size++;
    return true;
  }

  boolean changedBetween(int from, int to, List<String> tables) {
    if (to > fullFrom || anywhere.anyBetween(from, to)) {
      return true;
    }
    for (String table : tables) {
      Positions positions = byTable.get(table);
      if (positions != null && positions.anyBetween(from, to)) {
        return true;
      }
    }
    return false;
  }

  /** Ascending positions. */
  private static final class Positions {

    private int[] values = new int[4];
    private int size;

    void add(int position) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = position;
    }

    boolean anyBetween(int from, int to) {
      int index = Arrays.binarySearch(values, 0, size, from);
      int next = index < 0 ? -index - 1 : index + 1;
      return next < size && values[next] < to;
    }
  }
}
