package dev.roundtrip.internal.detect;

import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.ResultValues;
import dev.roundtrip.internal.sql.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that the application read from one column of all results of a shape. */
final class ColumnValues {

  /** Where each value was read, oldest first. */
  private final Map<Long, List<RowId>> rowsOf = new HashMap<>();

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

  /** Several columns of one shape taken as one. */
  static ColumnValues union(Collection<ColumnValues> columns) {
    ColumnValues union = new ColumnValues();
    for (ColumnValues column : columns) {
      column.rowsOf.forEach(
          (value, rows) ->
              union.rowsOf.computeIfAbsent(value, unused -> new ArrayList<>()).addAll(rows));
    }
    union.rowsOf.values().forEach(Collections::sort);
    return union;
  }

  private void add(int sequence, long[] hashes) {
    for (int row = 0; row < hashes.length; row++) {
      if (hashes[row] != 0) {
        rowsOf
            .computeIfAbsent(hashes[row], unused -> new ArrayList<>(1))
            .add(new RowId(sequence, row));
      }
    }
  }

  /** Whether a value stands in more than one row. */
  boolean repeat() {
    return rowsOf.values().stream().anyMatch(rows -> rows.size() > 1);
  }

  /** How many different values. */
  int size() {
    return rowsOf.size();
  }

  /**
   * The rows from which the executions' values at a slot were read before they were sent; of
   * several rows the next one, as in a loop over a result.
   */
  Origins origins(List<Execution> executions, int slot) {
    RowId[] rows = new RowId[executions.size()];
    RowId previous = null;
    for (int i = 0; i < rows.length; i++) {
      rows[i] = rowBefore(executions.get(i), slot, previous);
      previous = rows[i] == null ? previous : rows[i];
    }
    return new Origins(rows);
  }

  /** The rows that hold this value, oldest first. */
  List<RowId> rowsOf(long value) {
    return rowsOf.getOrDefault(value, List.of());
  }

  private @Nullable RowId rowBefore(Execution execution, int slot, @Nullable RowId previous) {
    RowId first = null;
    for (RowId row : rowsOf.getOrDefault(Lookup.value(execution, slot), List.of())) {
      if (row.sequence() >= execution.sequence()) {
        break;
      }
      if (previous == null || row.compareTo(previous) >= 0) {
        return row;
      }
      first = first == null ? row : first;
    }
    return first;
  }

  /** Whether one row that was read before the execution holds both of its values. */
  boolean shareARow(int slot, ColumnValues other, int otherSlot, Execution execution) {
    List<RowId> rows = rowsOf.getOrDefault(Lookup.value(execution, slot), List.of());
    List<RowId> others = other.rowsOf.getOrDefault(Lookup.value(execution, otherSlot), List.of());
    return rows.stream()
        .takeWhile(row -> row.sequence() < execution.sequence())
        .anyMatch(row -> Collections.binarySearch(others, row) >= 0);
  }
}
