package dev.roundtrip.internal.detect;

import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.ResultValues;
import dev.roundtrip.internal.sql.Shape;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values that the application read from one column of all results of a shape. */
final class ColumnValues {

  /** Where each value was first read. */
  private final Map<Long, RowId> firstSeen = new HashMap<>();

  /**
   * One row of one result.
   *
   * @param sequence the execution's position in its scope
   * @param row 0-based
   */
  record RowId(int sequence, int row) implements Comparable<RowId> {
    @Override
    public int compareTo(RowId other) {
      int bySequence = Integer.compare(sequence, other.sequence);
      return bySequence != 0 ? bySequence : Integer.compare(row, other.row);
    }
  }

  /** The columns of a shape's executions, which come oldest first. */
  static Map<ColumnName, ColumnValues> byColumn(Shape shape, List<Execution> executions) {
    Map<ColumnName, ColumnValues> columns = new LinkedHashMap<>();
    for (Execution execution : executions) {
      ResultValues values = execution.values();
      if (values == null) {
        continue;
      }
      for (int i = 0; i < values.columns(); i++) {
        columns
            .computeIfAbsent(ColumnName.of(shape, values, i), unused -> new ColumnValues())
            .add(execution.sequence(), values.hashes(i));
      }
    }
    return columns;
  }

  private void add(int sequence, long[] hashes) {
    for (int row = 0; row < hashes.length; row++) {
      if (hashes[row] != 0) {
        firstSeen.putIfAbsent(hashes[row], new RowId(sequence, row));
      }
    }
  }

  /** The rows from which the executions' values at a slot were read before they were sent. */
  Origins origins(List<Execution> executions, int slot) {
    RowId[] rows = new RowId[executions.size()];
    for (int i = 0; i < rows.length; i++) {
      RowId row = firstSeen.get(Lookup.value(executions.get(i), slot));
      if (row != null && row.sequence() < executions.get(i).sequence()) {
        rows[i] = row;
      }
    }
    return new Origins(rows);
  }
}
