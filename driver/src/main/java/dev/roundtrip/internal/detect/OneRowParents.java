package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.Inconclusive;
import dev.roundtrip.internal.callsite.Origin;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.Group;
import dev.roundtrip.internal.scope.Ledger;
import dev.roundtrip.internal.scope.ResultValues;
import dev.roundtrip.internal.sql.Role;
import dev.roundtrip.internal.sql.Shape;
import dev.roundtrip.internal.sql.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One row and one lookup that was fed by it: with two rows of data it might be an N+1, with one it
 * cannot be told. A query for one key returns one row by nature and is left out.
 */
final class OneRowParents {

  private OneRowParents() {}

  static List<Inconclusive> doubts(Ledger ledger) {
    List<Execution> parents = new ArrayList<>();
    List<Inconclusive> doubts = new ArrayList<>();
    ledger
        .groupsByShape()
        .forEach(
            (shape, groups) -> {
              if (Repeats.concerns(shape) && !shape.limited()) {
                groups.stream()
                    .flatMap(group -> group.executions().stream())
                    .filter(execution -> execution.rows() == 1 && execution.values() != null)
                    .forEach(parents::add);
              }
            });
    ledger.groupsByShape().forEach((shape, groups) -> judge(shape, groups, parents, doubts));
    return doubts;
  }

  private static void judge(
      Shape shape, List<Group> groups, List<Execution> parents, List<Inconclusive> doubts) {
    Group only = groups.get(0);
    boolean once = groups.size() == 1 && only.count() == 1 && only.failures() == 0;
    if (!once
        || only.executions().isEmpty()
        || !Repeats.concerns(shape)
        || only.path().origin() == Origin.MIGRATION
        || only.path().allowedBecause() != null) {
      return;
    }
    Execution child = only.executions().get(0);
    for (Execution parent : parents) {
      ColumnName column = source(parent, child);
      if (column != null) {
        doubts.add(
            new Inconclusive(
                Inconclusive.Reason.ONE_PARENT_ROW,
                "The query of %s returned 1 row, and 1 lookup in %s followed at %s: with 1 row an"
                        .formatted(column, String.join(", ", shape.tables()), only.path().nearest())
                    + " N+1 cannot be judged; give the test 2 rows"));
        return;
      }
    }
  }

  /** The column of the parent's row that holds what the child looked up, or null. */
  private static @Nullable ColumnName source(Execution parent, Execution child) {
    ResultValues values = parent.values();
    Shape shape = parent.sql().shape();
    List<Slot> slots = child.sql().shape().slots();
    if (values == null
        || parent.sequence() >= child.sequence()
        || shape.equals(child.sql().shape())) {
      return null;
    }
    for (int i = 0; i < values.columns(); i++) {
      long[] column = values.hashes(i);
      ColumnName name = ColumnName.of(shape, values, i);
      for (int slot = 0; slot < slots.size() && column.length > 0; slot++) {
        if (slots.get(slot).role() == Role.EQUALITY
            && column[0] != 0
            && column[0] == Lookup.value(child, slot)
            && NameFit.of(slots.get(slot), name) == NameFit.RELATED
            && mayReturnSeveral(shape, name)) {
          return name;
        }
      }
    }
    return null;
  }

  /** What is compared with a key of another table may have several rows; a key of its own, one. */
  private static boolean mayReturnSeveral(Shape shape, ColumnName source) {
    return shape.slots().stream()
        .filter(slot -> slot.role() == Role.EQUALITY || slot.role() == Role.IN_MEMBER)
        .allMatch(slot -> isForeign(slot.column(), source));
  }

  private static boolean isForeign(@Nullable String column, ColumnName source) {
    return column != null
        && column.toLowerCase(Locale.ROOT).endsWith("_id")
        && !column.equalsIgnoreCase(source.column());
  }
}
