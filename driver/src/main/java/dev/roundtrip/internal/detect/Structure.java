package dev.roundtrip.internal.detect;

import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.Ledger;
import dev.roundtrip.internal.scope.ResultValues;
import dev.roundtrip.internal.sql.Role;
import dev.roundtrip.internal.sql.Shape;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;

/** Repetition whose order shows that it is no lookup. */
final class Structure {

  /** The first page, or one that was empty, continues nothing. */
  private static final double PAGES = 0.8;

  /** Who sends again after such a pause, having sent nothing else, waits for something. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private Structure() {}

  /** Whether nothing but time came between two executions. */
  static boolean pausedBetween(Execution previous, Execution next) {
    return next.sequence() == previous.sequence() + 1
        && next.start() - previous.end() > PAUSE_NANOS;
  }

  /** Whether this holds between most of the executions that follow each other. */
  static boolean mostly(
      List<Execution> executions, BiPredicate<Execution, Execution> holdsBetween) {
    int holds = 0;
    for (int i = 1; i < executions.size(); i++) {
      holds += holdsBetween.test(executions.get(i - 1), executions.get(i)) ? 1 : 0;
    }
    return holds > 0 && 2 * holds >= executions.size() - 1;
  }

  /** Whether each had a transaction of its own: what is committed in between is no batch. */
  static boolean commitsBetween(Ledger ledger, List<Execution> executions) {
    return mostly(executions, (a, b) -> ledger.endedBetween(a.sequence(), b.sequence()));
  }

  /** Whether nothing but numbers from a sequence was asked for between most of the executions. */
  static boolean nothingBetween(Ledger ledger, Shape shape, List<Execution> executions) {
    TreeSet<Integer> others = new TreeSet<>();
    ledger
        .groupsByShape()
        .forEach(
            (other, groups) -> {
              if (!other.sequence() && !other.equals(shape)) {
                groups.stream()
                    .flatMap(group -> group.executions().stream())
                    .forEach(execution -> others.add(execution.sequence()));
              }
            });
    return mostly(
        executions,
        (a, b) -> {
          Integer other = others.higher(a.sequence());
          return other == null || other > b.sequence();
        });
  }

  /** Whether what is looked up is written before the next one is: read, checked and changed. */
  static boolean isReadToWrite(Ledger ledger, Repeat repeat) {
    List<String> tables = repeat.shape().tables();
    return mostly(
        repeat.executions(), (a, b) -> ledger.changedBetween(a.sequence(), b.sequence(), tables));
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
