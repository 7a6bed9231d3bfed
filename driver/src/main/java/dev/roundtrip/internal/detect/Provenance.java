package dev.roundtrip.internal.detect;

import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.Ledger;
import dev.roundtrip.internal.scope.ResultValues;
import dev.roundtrip.internal.sql.Role;
import dev.roundtrip.internal.sql.Shape;
import dev.roundtrip.internal.sql.Slot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Traces the binds of statements to the rows of earlier results that the application read. A source
 * is a result column that holds at least four fifths of the keys, over at least two rows; of
 * several the one whose name fits wins.
 */
final class Provenance {

  /** A few keys may come from elsewhere: a default, a cache, a row beyond those remembered. */
  private static final double COVERAGE = 0.8;

  /** By shape and column, what was read from it. Built when it is first asked for. */
  private @Nullable Map<Shape, Map<ColumnName, ColumnValues>> columns;

  private final Ledger ledger;

  Provenance(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The best source of a lookup's keys, or null. */
  @Nullable SourceColumn sourceOf(Lookup lookup) {
    SourceColumn best = null;
    for (Map.Entry<Shape, Map<ColumnName, ColumnValues>> source : columns().entrySet()) {
      if (source.getKey().equals(lookup.repeat().shape())) {
        continue;
      }
      SourceColumn candidate = bestColumn(lookup, source.getKey(), source.getValue());
      if (candidate != null
          && (best == null || SourceColumn.BY_FITNESS.compare(candidate, best) > 0)) {
        best = candidate;
      }
    }
    return best;
  }

  private @Nullable SourceColumn bestColumn(
      Lookup lookup, Shape shape, Map<ColumnName, ColumnValues> values) {
    List<SourceColumn> found = new ArrayList<>();
    List<List<Origins>> originsPerSlot = new ArrayList<>();
    for (int slot : lookup.keySlots()) {
      List<Origins> matching = new ArrayList<>();
      for (Map.Entry<ColumnName, ColumnValues> column : values.entrySet()) {
        Origins origins = column.getValue().origins(lookup.repeat().executions(), slot);
        if (origins.coverage() < COVERAGE || origins.rows() < 2) {
          continue;
        }
        Slot lookedUp = lookup.repeat().shape().slots().get(slot);
        NameFit fit = NameFit.of(lookedUp, column.getKey());
        if (fit == NameFit.UNLIKELY && !(origins.inRowOrder() && origins.rows() > 2)) {
          continue;
        }
        matching.add(origins);
        found.add(new SourceColumn(shape, column.getKey(), fit, origins));
      }
      if (!matching.isEmpty()) {
        originsPerSlot.add(matching);
      }
    }
    if (found.isEmpty() || (originsPerSlot.size() > 1 && !fromOneRow(originsPerSlot))) {
      return null;
    }
    return found.stream().max(SourceColumn.BY_FITNESS).orElse(null);
  }

  /** Whether the parts of a composite key were read from one row each time. */
  private static boolean fromOneRow(List<List<Origins>> originsPerSlot) {
    for (Origins first : originsPerSlot.get(0)) {
      for (Origins second : originsPerSlot.get(1)) {
        if (first.shareOfRowsInCommonWith(second) >= COVERAGE) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Whether all keys stand in one row of one earlier result, in different columns that look like
   * keys: an author and an editor of one article are no loop. A source that is not older than that
   * row explains more.
   */
  boolean isOneRow(Lookup lookup, @Nullable SourceColumn source) {
    if (lookup.keySlots().size() != 1) {
      return false;
    }
    int slot = lookup.keySlots().get(0);
    Slot lookedUp = lookup.repeat().shape().slots().get(slot);
    Set<Long> keys = new HashSet<>();
    for (Execution execution : lookup.repeat().executions()) {
      keys.add(Lookup.value(execution, slot));
    }
    int first = lookup.repeat().executions().get(0).sequence();
    int after = source == null ? -1 : source.origins().latestSequence();
    return ledger.groupsByShape().values().stream()
        .flatMap(List::stream)
        .flatMap(group -> group.executions().stream())
        .filter(execution -> execution.sequence() < first && execution.sequence() > after)
        .anyMatch(execution -> hasRowWithAll(execution, lookedUp, keys));
  }

  private static boolean hasRowWithAll(Execution execution, Slot lookedUp, Set<Long> keys) {
    ResultValues values = execution.values();
    if (values == null || values.columns() < keys.size()) {
      return false;
    }
    Shape shape = execution.sql().shape();
    List<long[]> keyColumns = new ArrayList<>();
    for (int i = 0; i < values.columns(); i++) {
      if (NameFit.of(lookedUp, ColumnName.of(shape, values, i)) != NameFit.UNLIKELY) {
        keyColumns.add(values.hashes(i));
      }
    }
    for (int row = 0; row < ResultValues.MAXIMUM_ROWS && row < execution.rows(); row++) {
      Set<Long> missing = new HashSet<>(keys);
      for (long[] column : keyColumns) {
        if (row < column.length) {
          missing.remove(column[row]);
        }
      }
      if (missing.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a page starts where the one before it ended: a range bind, or an equality beside one,
   * was read from the previous execution.
   */
  boolean isKeysetPaging(Repeat repeat) {
    return isFedByItself(repeat, Role.RANGE);
  }

  /** Whether each key was read from an earlier execution of the same shape: a walk over a tree. */
  boolean isRecursiveWalk(Lookup lookup) {
    return isFedByItself(lookup.repeat(), Role.EQUALITY);
  }

  private boolean isFedByItself(Repeat repeat, Role role) {
    Map<ColumnName, ColumnValues> own = columns().get(repeat.shape());
    if (own == null) {
      return false;
    }
    List<Execution> later = repeat.executions().subList(1, repeat.executions().size());
    for (int slot = 0; slot < repeat.shape().slots().size(); slot++) {
      if (repeat.shape().slots().get(slot).role() != role) {
        continue;
      }
      for (ColumnValues values : own.values()) {
        if (values.origins(later, slot).coverage() >= COVERAGE) {
          return true;
        }
      }
    }
    return false;
  }

  private Map<Shape, Map<ColumnName, ColumnValues>> columns() {
    Map<Shape, Map<ColumnName, ColumnValues>> result = columns;
    if (result == null) {
      result = read(ledger);
      columns = result;
    }
    return result;
  }

  private static Map<Shape, Map<ColumnName, ColumnValues>> read(Ledger ledger) {
    Map<Shape, Map<ColumnName, ColumnValues>> result = new LinkedHashMap<>();
    ledger
        .groupsByShape()
        .forEach(
            (shape, groups) -> {
              List<Execution> executions =
                  groups.stream()
                      .flatMap(group -> group.executions().stream())
                      .filter(execution -> execution.values() != null)
                      .sorted(Comparator.comparingInt(Execution::sequence))
                      .toList();
              if (!executions.isEmpty()) {
                result.put(shape, ColumnValues.byColumn(shape, executions));
              }
            });
    return result;
  }
}
