package dev.roundtrip.internal.detect;

import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.Ledger;
import dev.roundtrip.internal.sql.Role;
import dev.roundtrip.internal.sql.Shape;
import dev.roundtrip.internal.sql.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
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
    return of(repeat, ledger, Why.UNASKED);
  }

  /** The same; says what else it is. */
  static @Nullable Lookup of(Repeat repeat, Ledger ledger, Why why) {
    return Structure.isReadToWrite(ledger, repeat)
        ? why.not(() -> "its table is written before it is read again: read, checked, changed")
        : of(repeat, why);
  }

  /** The same, whether or not what is looked up is changed in between. */
  static @Nullable Lookup of(Repeat repeat, Why why) {
    Shape shape = repeat.shape();
    List<Execution> executions = repeat.executions();
    if (executions.size() < 2) {
      return why.not(() -> repeat.described() + ", without failures: no repetition");
    }
    List<Integer> keySlots = new ArrayList<>();
    EnumSet<Role> varying = EnumSet.noneOf(Role.class);
    for (int slot = 0; slot < shape.slots().size(); slot++) {
      Role role = shape.slots().get(slot).role();
      if (!varies(executions, slot)) {
        continue;
      }
      if (fetchesChunks(role, executions)) {
        return why.not(() -> "it fetches many keys at once, by a list or an array: chunks");
      }
      varying.add(role);
      if (role == Role.EQUALITY || role == Role.IN_MEMBER) {
        keySlots.add(slot);
      }
    }
    if (keySlots.isEmpty()) {
      return why.not(() -> withoutKeys(varying));
    }
    if (varying.contains(Role.RANGE) && Structure.isKeysetPaging(repeat)) {
      return why.not(() -> "each begins where the one before it ended: keyset paging");
    }
    int distinct = distinctKeys(executions, keySlots);
    return distinct < 2
        ? why.not(() -> "fewer than two of its keys could be compared")
        : new Lookup(repeat, List.copyOf(keySlots), distinct);
  }

  /** The column of the first key slot, with its table if that is known; null if it is not. */
  @Nullable String column() {
    Slot slot = repeat.shape().slots().get(keySlots.get(0));
    if (slot.column() == null) {
      return null;
    }
    return slot.table() == null ? slot.column() : slot.table() + "." + slot.column();
  }

  private static String withoutKeys(Set<Role> varying) {
    if (varying.isEmpty()) {
      return "its values are the same each time: no lookup of different keys";
    }
    return EnumSet.of(Role.LIMIT, Role.OFFSET).containsAll(varying)
        ? "its values vary only in LIMIT and OFFSET: paging"
        : "its values vary, but not what it compares for equality: " + varying;
  }

  /** Asked of lists that vary: a list of states beside a key is a constant. */
  private static boolean fetchesChunks(Role role, List<Execution> executions) {
    return role == Role.ARRAY
        || (role == Role.IN_MEMBER
            && executions.stream().anyMatch(execution -> execution.sql().inListLength() > 1));
  }

  /** Whether the first executions of both compare with the same value. */
  static boolean sharesAKey(Repeat a, Repeat b) {
    Set<Long> values = comparedValues(a);
    values.retainAll(comparedValues(b));
    return !values.isEmpty();
  }

  private static Set<Long> comparedValues(Repeat repeat) {
    Set<Long> values = new HashSet<>();
    for (int slot = 0; slot < repeat.shape().slots().size(); slot++) {
      if (repeat.shape().slots().get(slot).role() == Role.EQUALITY) {
        values.add(value(repeat.executions().get(0), slot));
      }
    }
    values.remove(0L);
    return values;
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
    if (slots.size() == 1) {
      return distinctKeys(executions, slots.get(0));
    }
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

  /** Of one position, as most lookups have. */
  private static int distinctKeys(List<Execution> executions, int slot) {
    long[] keys = new long[executions.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = value(executions.get(i), slot);
    }
    Arrays.sort(keys);
    int distinct = 0;
    long previous = 0;
    for (long key : keys) {
      distinct += key != 0 && key != previous ? 1 : 0;
      previous = key;
    }
    return distinct;
  }

  static long value(Execution execution, int slot) {
    return slot < execution.slots().length ? execution.slots()[slot] : 0;
  }
}
