package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.Advice;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.sql.Role;
import dev.roundtrip.internal.sql.Shape;
import dev.roundtrip.internal.sql.Slot;
import java.util.List;
import java.util.stream.Collectors;

/** What to change, as far as the statements themselves tell. */
final class Advices {

  private Advices() {}

  static Advice lookup(Lookup lookup) {
    String column = lookup.column();
    return new Advice(
        "Load all rows with one statement before the loop (findAllById, an IN list, an array"
            + " bind).",
        column == null ? null : "WHERE " + column + " IN (…)");
  }

  static Advice duplicate(int places) {
    return new Advice(
        places > 1
            ? "Read it once and hand the result on, or cache it for the length of this unit of"
                + " work."
            : "Read it once before the loop, or cache it for the length of this unit of work.",
        null);
  }

  static Advice slow(Execution slowest) {
    Shape shape = slowest.sql().shape();
    if (slowest.failed()) {
      return new Advice(
          "It failed after this time: look for a lock it waited for, or a timeout that cut it off.",
          null);
    }
    String filters =
        shape.slots().stream()
            .filter(slot -> isFilter(slot.role()) && slot.column() != null)
            .map(Advices::name)
            .distinct()
            .limit(5)
            .collect(Collectors.joining(", "));
    return new Advice(
        filters.isEmpty()
            ? "Look at its plan: it filters by no value, so it reads all rows of its tables."
            : "Look at its plan: do indexes serve its joins and its filter on " + filters + "?",
        null);
  }

  private static boolean isFilter(Role role) {
    return switch (role) {
      case EQUALITY, IN_MEMBER, ARRAY, RANGE, BETWEEN, LIKE -> true;
      case LIMIT, OFFSET, VALUE, OTHER -> false;
    };
  }

  private static String name(Slot slot) {
    return slot.table() == null
        ? String.valueOf(slot.column())
        : slot.table() + "." + slot.column();
  }

  /** The table that is looked up. */
  static String table(Lookup lookup) {
    Slot slot = lookup.repeat().shape().slots().get(lookup.keySlots().get(0));
    List<String> tables = lookup.repeat().shape().tables();
    return slot.table() != null ? slot.table() : tables.isEmpty() ? "its table" : tables.get(0);
  }
}
