package dev.roundtrip.internal.detect;

import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.Group;
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

  /** Why {@link #isOneRow} is no loop. */
  static final String ONE_ROW = "its keys stand in one row: several associations of one object";

  /** A few keys may come from elsewhere: a default, a cache, a row beyond those remembered. */
  private static final double COVERAGE = 0.8;

  /** What has to be seen of a source at least, however many of its rows were not remembered. */
  private static final double MINIMUM_VISIBLE = 0.4;

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
      Lookup lookup, Shape shape, Map<ColumnName, ColumnValues> columns) {
    List<Part> parts = new ArrayList<>();
    for (int slot : lookup.keySlots()) {
      columns.forEach(
          (name, values) -> {
            Part part = Part.of(lookup, slot, name, values);
            if (isSource(lookup, part, truncation(lookup, shape))) {
              parts.add(part);
            }
          });
    }
    if (parts.isEmpty()) {
      return alternating(lookup, shape, columns);
    }
    List<Part> related = parts.stream().filter(part -> part.fit() == NameFit.RELATED).toList();
    long slots = related.stream().map(Part::slot).distinct().count();
    if (slots > 1 && !fromOneRow(lookup, related)) {
      return null;
    }
    List<Part> offered =
        slots > 1
            ? related.stream().filter(part -> part.slot() == related.get(0).slot()).toList()
            : parts; // A composite key is named by its first part.
    return offered.stream()
        .map(part -> part.asSource(shape, (int) Math.max(1, slots)))
        .max(SourceColumn.WITHIN_ONE_RESULT)
        .orElse(null);
  }

  /** Whether a column is the source, judged by itself. */
  private static boolean isSource(Lookup lookup, Part part, double visible) {
    Origins origins = part.origins();
    if (origins.rows() < 2) {
      return false;
    }
    if (part.fit() == NameFit.RELATED) {
      return origins.coverage() >= COVERAGE * visible;
    }
    if (origins.coverage() < COVERAGE) {
      return false;
    }
    if (!SmallKeys.all(lookup, part.slot())) {
      return part.fit() != NameFit.UNLIKELY || (origins.inRowOrder() && origins.rows() > 2);
    }
    // Small integers stand in every table: only one that was used up has been looped over.
    return part.fit() != NameFit.UNLIKELY && part.isUsedUp();
  }

  /**
   * The share of the remembered executions that is sure to find its row among those remembered, 1
   * unless there were more rows than are remembered.
   */
  private double truncation(Lookup lookup, Shape shape) {
    long rows = 0;
    long remembered = 0;
    for (Group group : ledger.groupsByShape().getOrDefault(shape, List.of())) {
      for (Execution execution : group.executions()) {
        rows += execution.rows();
        remembered += Math.min(execution.rows(), ResultValues.MAXIMUM_ROWS);
      }
    }
    int executions = lookup.repeat().executions().size();
    if (rows == remembered) {
      return 1;
    }
    return Math.max(
        MINIMUM_VISIBLE, Math.min(1, (remembered + executions - rows) / (double) executions));
  }

  /** Two associations of each row, fetched in turns: no column alone holds most of the keys. */
  private static @Nullable SourceColumn alternating(
      Lookup lookup, Shape shape, Map<ColumnName, ColumnValues> columns) {
    if (lookup.keySlots().size() != 1) {
      return null;
    }
    int slot = lookup.keySlots().get(0);
    Slot lookedUp = lookup.repeat().shape().slots().get(slot);
    List<ColumnValues> keys = new ArrayList<>();
    ColumnName related = null;
    for (Map.Entry<ColumnName, ColumnValues> column : columns.entrySet()) {
      NameFit fit = NameFit.of(lookedUp, column.getKey());
      if (fit.likely()) {
        keys.add(column.getValue());
        related = fit == NameFit.RELATED && related == null ? column.getKey() : related;
      }
    }
    if (related == null || keys.size() < 2) {
      return null;
    }
    Origins origins = ColumnValues.union(keys).origins(lookup.repeat().executions(), slot);
    return origins.coverage() >= COVERAGE && origins.rows() >= 2 && origins.inRowOrder()
        ? new SourceColumn(shape, related, NameFit.RELATED, 1, origins)
        : null;
  }

  /** Whether the parts of a composite key were read from one row each time. */
  private static boolean fromOneRow(Lookup lookup, List<Part> related) {
    Part first = related.get(0);
    List<Execution> executions = lookup.repeat().executions();
    for (Part second : related) {
      if (second.slot() != first.slot()) {
        long together =
            executions.stream()
                .filter(execution -> first.sharesARowWith(second, execution))
                .count();
        if (together >= COVERAGE * executions.size()) {
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
    NameFit atLeast = source != null && isUsedUp(source) ? source.fit() : NameFit.UNKNOWN;
    return ledger.groupsByShape().values().stream()
        .flatMap(List::stream)
        .flatMap(group -> group.executions().stream())
        .filter(execution -> execution.sequence() < first && execution.sequence() > after)
        .anyMatch(execution -> hasRowWithAll(execution, lookedUp, keys, atLeast));
  }

  private boolean isUsedUp(SourceColumn source) {
    ColumnValues values = columns().getOrDefault(source.shape(), Map.of()).get(source.column());
    return values != null && source.origins().rows() >= values.size();
  }

  /** One that names the table less well than a source that was used up does is no association. */
  private static boolean hasRowWithAll(
      Execution execution, Slot lookedUp, Set<Long> keys, NameFit atLeast) {
    ResultValues values = execution.values();
    if (values == null || values.columns() < keys.size()) {
      return false;
    }
    Shape shape = execution.sql().shape();
    List<long[]> keyColumns = new ArrayList<>();
    NameFit best = NameFit.UNLIKELY;
    for (int i = 0; i < values.columns(); i++) {
      NameFit fit = NameFit.of(lookedUp, ColumnName.of(shape, values, i));
      if (fit != NameFit.UNLIKELY) {
        keyColumns.add(values.hashes(i));
        best = fit.compareTo(best) > 0 ? fit : best;
      }
    }
    if (best.compareTo(atLeast) < 0) {
      return false;
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

  /** Whether each key was read from an earlier execution of the same shape: a walk over a tree. */
  boolean isRecursiveWalk(Lookup lookup) {
    return isFedByItself(lookup.repeat());
  }

  private boolean isFedByItself(Repeat repeat) {
    Map<ColumnName, ColumnValues> own = columns().get(repeat.shape());
    if (own == null) {
      return false;
    }
    List<Execution> later = repeat.executions().subList(1, repeat.executions().size());
    for (int slot = 0; slot < repeat.shape().slots().size(); slot++) {
      if (repeat.shape().slots().get(slot).role() != Role.EQUALITY) {
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
