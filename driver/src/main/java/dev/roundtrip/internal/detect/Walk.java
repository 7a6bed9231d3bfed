package dev.roundtrip.internal.detect;

import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.ResultValues;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Tells a walk over a tree from lookups whose keys stand in each other's results by chance: the
 * next key is the next row in the order of a walk, depth first or level by level.
 */
final class Walk {

  private static final double STEPS = 0.8;

  private Walk() {}

  /** Whether the values of a slot follow the rows of that column of the executions before. */
  static boolean isWalk(List<Execution> executions, int slot, ColumnName column) {
    return steps(executions, slot, column, true) >= STEPS * (executions.size() - 1)
        || steps(executions, slot, column, false) >= STEPS * (executions.size() - 1);
  }

  /** Whether a key stands in the rows that it found: it leads nowhere. */
  static boolean findsItself(List<Execution> executions, int slot, ColumnName column) {
    for (Execution execution : executions) {
      for (long value : values(execution, column)) {
        if (value != 0 && value == Lookup.value(execution, slot)) {
          return true;
        }
      }
    }
    return false;
  }

  private static int steps(
      List<Execution> executions, int slot, ColumnName column, boolean depthFirst) {
    Deque<Long> ahead = new ArrayDeque<>();
    int steps = 0;
    for (int i = 0; i < executions.size(); i++) {
      if (i > 0 && !ahead.isEmpty() && ahead.peekFirst() == Lookup.value(executions.get(i), slot)) {
        steps++;
      }
      if (i > 0) {
        ahead.removeFirstOccurrence(Lookup.value(executions.get(i), slot));
      }
      long[] found = values(executions.get(i), column);
      for (int row = 0; row < found.length; row++) {
        long value = depthFirst ? found[found.length - 1 - row] : found[row];
        if (value != 0 && depthFirst) {
          ahead.addFirst(value);
        } else if (value != 0) {
          ahead.addLast(value);
        }
      }
    }
    return steps;
  }

  private static long[] values(Execution execution, ColumnName column) {
    ResultValues values = execution.values();
    for (int i = 0; values != null && i < values.columns(); i++) {
      if (ColumnName.of(execution.sql().shape(), values, i).equals(column)) {
        return values.hashes(i);
      }
    }
    return new long[0];
  }
}
