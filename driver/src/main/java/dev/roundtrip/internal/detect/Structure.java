package dev.roundtrip.internal.detect;

import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.Ledger;
import dev.roundtrip.internal.scope.ResultValues;
import dev.roundtrip.internal.sql.Role;
import dev.roundtrip.internal.sql.Shape;
import java.util.List;

/** Repetition whose order shows that it is no lookup. */
final class Structure {

  /** The first page, or one that was empty, continues nothing. */
  private static final double PAGES = 0.8;

  private Structure() {}

  /** Whether what is looked up is written before the next one is: read, checked and changed. */
  static boolean isReadToWrite(Ledger ledger, Repeat repeat) {
    List<Execution> executions = repeat.executions();
    List<String> tables = repeat.shape().tables();
    int changes = 0;
    for (int i = 1; i < executions.size(); i++) {
      int previous = executions.get(i - 1).sequence();
      if (ledger.changedBetween(previous, executions.get(i).sequence(), tables)) {
        changes++;
      }
    }
    return changes > 0 && 2 * changes >= executions.size() - 1;
  }

  /** Whether a page starts where the one before it ended: a range bind was its last row. */
  static boolean isKeysetPaging(Repeat repeat) {
    List<Execution> executions = repeat.executions();
    int continued = 0;
    for (int i = 1; i < executions.size(); i++) {
      continued += continues(repeat.shape(), executions.get(i - 1), executions.get(i)) ? 1 : 0;
    }
    return continued >= PAGES * (executions.size() - 1);
  }

  private static boolean continues(Shape shape, Execution previous, Execution next) {
    ResultValues values = previous.values();
    int lastRow = (int) Math.min(previous.rows(), ResultValues.MAXIMUM_ROWS) - 1;
    if (values == null || lastRow < 0) {
      return false;
    }
    for (int slot = 0; slot < shape.slots().size(); slot++) {
      if (shape.slots().get(slot).role() == Role.RANGE
          && hasInRow(values, lastRow, Lookup.value(next, slot))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasInRow(ResultValues values, int row, long bound) {
    for (int i = 0; i < values.columns(); i++) {
      long[] column = values.hashes(i);
      if (bound != 0 && row < column.length && column[row] == bound) {
        return true;
      }
    }
    return false;
  }
}
