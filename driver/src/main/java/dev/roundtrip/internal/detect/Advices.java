package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.Advice;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.sql.Role;
import dev.roundtrip.internal.sql.Shape;
import dev.roundtrip.internal.sql.Slot;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What to change, as far as the statements themselves tell. */
final class Advices {

  private Advices() {}

  static Advice nPlusOne(Lookup lookup, @Nullable SourceColumn source, boolean nested) {
    String column = lookup.column();
    String in = column == null ? null : "WHERE " + column + " IN (…)";
    if (lookup.repeat().lazy()) {
      return new Advice(
          "Load the association with its owners: a fetch join or an entity graph in the query that"
              + " loads them, a batch size on the association, or a projection of what is shown."
              + (nested ? " Do so on each level." : ""),
          in == null ? null : "JOIN FETCH, @EntityGraph or @BatchSize; in SQL: " + in);
    }
    String first =
        source == null
            ? "Load all rows with one statement before the loop"
            : "Join "
                + table(lookup)
                + " to the query that returns "
                + source.column()
                + ", or load all of its rows with one statement before the loop";
    return new Advice(first + (nested ? ", on each level." : "."), in);
  }

  static Advice lookup(Lookup lookup, boolean recursive) {
    String column = lookup.column();
    if (recursive) {
      return new Advice(
          "Each key was read from the row before: walk the tree inside the database with a"
              + " recursive query (WITH RECURSIVE), or load the set once and walk it in memory.",
          null);
    }
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

  private static String table(Lookup lookup) {
    Slot slot = lookup.repeat().shape().slots().get(lookup.keySlots().get(0));
    List<String> tables = lookup.repeat().shape().tables();
    return slot.table() != null ? slot.table() : tables.isEmpty() ? "its table" : tables.get(0);
  }
}
