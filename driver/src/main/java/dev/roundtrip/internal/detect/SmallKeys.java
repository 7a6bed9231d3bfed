package dev.roundtrip.internal.detect;

import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.sql.ValueHash;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Knows the values that most tables hold, small integers and truth values: that one of them stands
 * in a result says little.
 */
final class SmallKeys {

  private static final int LARGEST = 1_000;

  private static final Map<Long, Integer> BY_HASH = byHash();

  private SmallKeys() {}

  private static Map<Long, Integer> byHash() {
    Map<Long, Integer> byHash = new HashMap<>();
    for (int i = 0; i <= LARGEST; i++) {
      byHash.put(ValueHash.of((long) i), i);
    }
    byHash.put(ValueHash.of(true), 1);
    byHash.put(ValueHash.of(false), 0);
    return Map.copyOf(byHash);
  }

  static boolean contains(long hash) {
    return BY_HASH.containsKey(hash);
  }

  /** Whether all values of the lookup at this position are such values. */
  static boolean all(Lookup lookup, int slot) {
    for (Execution execution : lookup.repeat().executions()) {
      if (!BY_HASH.containsKey(Lookup.value(execution, slot))) {
        return false;
      }
    }
    return true;
  }

  /** Whether they are what a counter gives: each one more than the one before. */
  static boolean countUp(Lookup lookup, int slot) {
    List<Execution> executions = lookup.repeat().executions();
    for (int i = 0; i < executions.size(); i++) {
      Integer number = BY_HASH.get(Lookup.value(executions.get(i), slot));
      Integer previous = i == 0 ? null : BY_HASH.get(Lookup.value(executions.get(i - 1), slot));
      if (number == null || (previous != null && number != previous + 1)) {
        return false;
      }
    }
    return true;
  }
}
