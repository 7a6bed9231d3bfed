package dev.roundtrip.internal.detect;

import dev.roundtrip.internal.detect.ColumnValues.RowId;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** For each execution of a repeat, the row that its value was read from; null where it was not. */
final class Origins {

  private final @Nullable RowId[] rows;

  Origins(@Nullable RowId[] rows) {
    this.rows = rows;
  }

  /** The share of executions whose value was read before, 0 to 1. */
  double coverage() {
    return rows.length == 0
        ? 0
        : (double) Arrays.stream(rows).filter(Objects::nonNull).count() / rows.length;
  }

  /** How many different rows. */
  long rows() {
    return Arrays.stream(rows).filter(Objects::nonNull).distinct().count();
  }

  /** The positions of the executions that returned the values. */
  Set<Integer> sequences() {
    return Arrays.stream(rows)
        .filter(Objects::nonNull)
        .map(RowId::sequence)
        .collect(Collectors.toSet());
  }

  /** The position of the last execution that returned one of the values, -1 if none did. */
  int latestSequence() {
    return Arrays.stream(rows).filter(Objects::nonNull).mapToInt(RowId::sequence).max().orElse(-1);
  }

  /** Whether the values come in the order of the rows, as in a loop over a result. */
  boolean inRowOrder() {
    RowId previous = null;
    for (RowId row : rows) {
      if (row == null) {
        continue;
      }
      if (previous != null && row.compareTo(previous) < 0) {
        return false;
      }
      previous = row;
    }
    return true;
  }
}
