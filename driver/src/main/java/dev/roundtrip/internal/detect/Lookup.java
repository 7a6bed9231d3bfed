package dev.roundtrip.internal.detect;

import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.Ledger;
import dev.roundtrip.internal.sql.Role;
import dev.roundtrip.internal.sql.Shape;
import dev.roundtrip.internal.sql.Slot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A repeat that fetches by single, changing keys. Paging, ranges, windows, chunks and polling are
 * told from it by structure, before any threshold.
 *
 * @param repeat the executions
 * @param keySlots the equality positions whose values change
 * @param distinctKeys how many different keys were remembered
 */
record Lookup(Repeat repeat, List<Integer> keySlots, int distinctKeys) {

  /** Reads a repeat as lookups; null if it is something else. */
  static @Nullable Lookup of(Repeat repeat, Ledger ledger) {
    return Structure.isReadToWrite(ledger, repeat) ? null : of(repeat);
  }

  /** The same, whether or not what is looked up is changed in between. */
  static @Nullable Lookup of(Repeat repeat) {
    Shape shape = repeat.shape();
    List<Execution> executions = repeat.executions();
    if (executions.size() < 2) {
      return null;
    }
    List<Integer> keySlots = new ArrayList<>();
    boolean rangeVaries = false;
    for (int slot = 0; slot < shape.slots().size(); slot++) {
      Role role = shape.slots().get(slot).role();
      if (!varies(executions, slot)) {
        continue;
      }
      if (fetchesChunks(role, executions)) {
        return null;
      }
      if (role == Role.EQUALITY || role == Role.IN_MEMBER) {
        keySlots.add(slot);
      } else if (role == Role.RANGE) {
        rangeVaries = true;
      }
    }
    if (keySlots.isEmpty() || (rangeVaries && Structure.isKeysetPaging(repeat))) {
      return null;
    }
    int distinct = distinctKeys(executions, keySlots);
    return distinct < 2 ? null : new Lookup(repeat, List.copyOf(keySlots), distinct);
  }

  /** The column of the first key slot, with its table if that is known; null if it is not. */
  @Nullable String column() {
    Slot slot = repeat.shape().slots().get(keySlots.get(0));
    if (slot.column() == null) {
      return null;
    }
    return slot.table() == null ? slot.column() : slot.table() + "." + slot.column();
  }

  /** Asked of lists that vary: a list of states beside a key is a constant. */
  private static boolean fetchesChunks(Role role, List<Execution> executions) {
    return role == Role.ARRAY
        || (role == Role.IN_MEMBER
            && executions.stream().anyMatch(execution -> execution.sql().inListLength() > 1));
  }

  static boolean varies(List<Execution> executions, int slot) {
    long first = value(executions.get(0), slot);
    for (Execution execution : executions) {
      if (value(execution, slot) != first) {
        return true;
      }
    }
    return false;
  }

  static int distinctKeys(List<Execution> executions, List<Integer> slots) {
    Set<List<Long>> keys = new HashSet<>();
    for (Execution execution : executions) {
      List<Long> key = new ArrayList<>(slots.size());
      for (int slot : slots) {
        key.add(value(execution, slot));
      }
      if (!key.contains(0L)) {
        keys.add(key);
      }
    }
    return keys.size();
  }

  static long value(Execution execution, int slot) {
    return slot < execution.slots().length ? execution.slots()[slot] : 0;
  }
}
