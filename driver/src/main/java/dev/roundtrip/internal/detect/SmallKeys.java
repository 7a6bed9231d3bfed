package dev.roundtrip.internal.detect;

import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.sql.ValueHash;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Knows the integers that are so small that most tables hold them: that one of them stands in a
 * result says little.
 */
final class SmallKeys {

  private static final int LARGEST = 1_000;

  private static final Set<Long> HASHES =
      LongStream.rangeClosed(0, LARGEST)
          .mapToObj(ValueHash::of)
          .collect(Collectors.toUnmodifiableSet());

  private SmallKeys() {}

  /** Whether all values of the lookup at this position are such integers. */
  static boolean all(Lookup lookup, int slot) {
    for (Execution execution : lookup.repeat().executions()) {
      if (!HASHES.contains(Lookup.value(execution, slot))) {
        return false;
      }
    }
    return true;
  }
}
