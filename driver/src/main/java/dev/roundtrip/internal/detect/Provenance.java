package dev.roundtrip.internal.detect;

import dev.roundtrip.internal.detect.ColumnValues.RowId;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.Group;
import dev.roundtrip.internal.scope.Ledger;
import dev.roundtrip.internal.scope.ResultValues;
import dev.roundtrip.internal.sql.Shape;
import dev.roundtrip.internal.sql.Slot;
import dev.roundtrip.internal.sql.ValueHash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
    if (origins.rows() < 2 || isChance(lookup, part)) {
      return false;
    }
    if (part.fit() == NameFit.RELATED) {
      return origins.coverage() >= COVERAGE * visible;
    }
    if (origins.coverage() < COVERAGE) {
      return false;
    }
    if (!SmallKeys.all(lookup, part.slot())) {
      return part.fit() != NameFit.UNLIKELY
          || (origins.inRowOrder() && (origins.rows() > 2 || isOfTexts(lookup, part)));
    }
    // Small integers stand in every table: only one that was used up has been looped over.
    return part.fit() != NameFit.UNLIKELY && part.isUsedUp();
  }

  /** Two texts, in the order of the only two rows, are no chance; two days of a calendar may be. */
  private static boolean isOfTexts(Lookup lookup, Part part) {
    return part.isUsedUpOnce()
        && lookup.repeat().executions().stream()
            .allMatch(execution -> ValueHash.isText(Lookup.value(execution, part.slot())));
  }

  /**
   * Whether the same values would be looked up if the source had never been read. Two states of a
   * row may be all the states that there are. A counter passes the ids of any table.
   */
  private static boolean isChance(Lookup lookup, Part part) {
    Slot lookedUp = lookup.repeat().shape().slots().get(part.slot());
    if (lookup.repeat().count() <= 2 && NameFit.isKeyless(lookedUp, part.column())) {
      return !part.isUsedUpOnce() || NameFit.isState(lookedUp);
    }
    return part.fit() == NameFit.KEYS
        && !lookup.repeat().lazy()
        && NameFit.areKeysOfStrangers(lookedUp, part.column())
        && SmallKeys.countUp(lookup, part.slot());
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

  /**
   * The column of the lookup's own results from which its keys were read, in a walk over a tree or
   * a list; or null.
   */
  @Nullable SourceColumn walkOf(Lookup lookup, int needed) {
    Map<ColumnName, ColumnValues> own = columns().get(lookup.repeat().shape());
    List<Execution> executions = steps(lookup);
    if (own == null || Lookup.distinctKeys(executions, lookup.keySlots()) < needed) {
      return null;
    }
    for (int slot : lookup.keySlots()) {
      Slot lookedUp = lookup.repeat().shape().slots().get(slot);
      for (Map.Entry<ColumnName, ColumnValues> column : own.entrySet()) {
        NameFit fit = NameFit.of(lookedUp, column.getKey());
        boolean itself =
            String.valueOf(lookedUp.column()).equals(column.getKey().column())
                && Walk.findsItself(executions, slot, column.getKey());
        if (itself || fit == NameFit.UNLIKELY) {
          continue; // A key that is read again with its own rows leads nowhere.
        }
        Origins origins = column.getValue().origins(executions.subList(1, executions.size()), slot);
        if (origins.coverage() >= COVERAGE
            && (!SmallKeys.all(lookup, slot) || Walk.isWalk(executions, slot, column.getKey()))) {
          return new SourceColumn(lookup.repeat().shape(), column.getKey(), fit, 1, origins);
        }
      }
    }
    return null;
  }

  /** The executions with the one before them, which may have been sent from where a walk began. */
  private List<Execution> steps(Lookup lookup) {
    List<Execution> executions = lookup.repeat().executions();
    Execution before = null;
    for (Group group : ledger.groupsByShape().getOrDefault(lookup.repeat().shape(), List.of())) {
      for (Execution execution : group.executions()) {
        if (execution.sequence() < executions.get(0).sequence()
            && (before == null || execution.sequence() > before.sequence())) {
          before = execution;
        }
      }
    }
    return before == null
        ? executions
        : Stream.concat(Stream.of(before), executions.stream()).toList();
  }

  /** The earlier result with one row for each of these reads of one value, or null. */
  @Nullable SourceColumn sourceOfSameValue(Repeat repeat, List<Execution> reads, int slot) {
    long value = Lookup.value(reads.get(0), slot);
    SourceColumn best = null;
    for (Map.Entry<Shape, Map<ColumnName, ColumnValues>> source : columns().entrySet()) {
      if (source.getKey().equals(repeat.shape())) {
        continue;
      }
      for (Map.Entry<ColumnName, ColumnValues> column : source.getValue().entrySet()) {
        NameFit fit = NameFit.of(repeat.shape().slots().get(slot), column.getKey());
        List<RowId> rows = column.getValue().rowsOf(value);
        if (rows.size() == reads.size()
            && rows.get(0).sequence() < reads.get(0).sequence()
            && (fit != NameFit.UNLIKELY || !SmallKeys.contains(value))) {
          Origins origins = new Origins(rows.toArray(RowId[]::new));
          SourceColumn found = new SourceColumn(source.getKey(), column.getKey(), fit, 1, origins);
          best = best == null || fit.compareTo(best.fit()) > 0 ? found : best;
        }
      }
    }
    return best == null ? sourceWithSoManyRows(repeat, reads) : best;
  }

  /** A value from elsewhere, looked up once per row of what the same method has read. */
  private @Nullable SourceColumn sourceWithSoManyRows(Repeat repeat, List<Execution> reads) {
    Execution source = null;
    for (List<Group> groups : ledger.groupsByShape().values()) {
      for (Group group : groups) {
        boolean candidate =
            Repeats.concerns(group.shape())
                && !group.shape().equals(repeat.shape())
                && Repeats.shareAMethod(group.path(), repeat.path());
        for (Execution execution : candidate ? group.executions() : List.<Execution>of()) {
          if (execution.rows() == reads.size()
              && execution.values() != null
              && execution.sequence() < reads.get(0).sequence()
              && (source == null || execution.sequence() > source.sequence())) {
            source = execution;
          }
        }
      }
    }
    if (source == null
        || source.values() == null
        || source.values().columns() == 0
        || wasLoopedOverBefore(source, reads.get(0))) {
      return null;
    }
    RowId[] rows = new RowId[reads.size()];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = new RowId(source.sequence(), row);
    }
    Shape shape = source.sql().shape();
    ColumnName column = ColumnName.of(shape, source.values(), 0);
    return new SourceColumn(shape, column, NameFit.UNKNOWN, 1, new Origins(rows));
  }

  /**
   * Whether a statement was repeated between the source and the first of the reads: the loop over
   * the source's rows was that one, and that there are as many reads as rows is chance.
   */
  private boolean wasLoopedOverBefore(Execution source, Execution firstRead) {
    return ledger.groupsByShape().values().stream()
        .anyMatch(
            groups ->
                groups.stream()
                        .flatMap(group -> group.executions().stream())
                        .filter(
                            execution ->
                                execution.sequence() > source.sequence()
                                    && execution.sequence() < firstRead.sequence())
                        .count()
                    > 1);
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
              List<Execution> executions = withValues(groups);
              if (!executions.isEmpty()) {
                result.put(shape, ColumnValues.byColumn(shape, executions));
              }
            });
    return result;
  }

  private static List<Execution> withValues(List<Group> groups) {
    List<Execution> executions = new ArrayList<>();
    for (Group group : groups) {
      for (Execution execution : group.executions()) {
        if (execution.values() != null) {
          executions.add(execution);
        }
      }
    }
    executions.sort(Comparator.comparingInt(Execution::sequence));
    return executions;
  }
}
