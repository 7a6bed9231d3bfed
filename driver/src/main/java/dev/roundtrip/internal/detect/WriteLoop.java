package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.StatementKind;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.Group;
import dev.roundtrip.internal.scope.Ledger;
import dev.roundtrip.internal.sql.Role;
import dev.roundtrip.internal.sql.Shape;
import dev.roundtrip.internal.sql.Slot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A repeat that writes single rows, and that a batch could have written. Chunks, batches, retries,
 * claims and what has a transaction of its own are told from it by structure.
 *
 * @param repeat the executions
 * @param rows how many rows it writes that differ in their keys; for an INSERT, how many it writes
 */
record WriteLoop(Repeat repeat, int rows) {

  /** What it is told to be instead; a number follows. */
  static final String NONE =
      "batches, rows in chunks, writes with a commit, a read of the table, a change of the schema"
          + " or a wait between them, attempts that changed nothing, or fewer different rows than ";

  /** Reads a repeat as a loop of writes; null if it is something else. */
  static @Nullable WriteLoop of(Repeat repeat, Ledger ledger) {
    List<Execution> single = single(repeat);
    if (single.size() < 2
        || 2L * single.size() < all(repeat)
        || (Structure.commitsBetween(ledger, single) && !isSavedAlone(ledger, repeat, single))
        || Structure.mostly(single, Structure::pausedBetween)
        || isInterrupted(ledger, repeat.shape(), single)) {
      return null;
    }
    int rows = rows(repeat.shape(), single);
    return rows < 2 ? null : new WriteLoop(repeat, rows);
  }

  boolean generatedKeys() {
    return repeat.executions().stream()
        .anyMatch(execution -> execution.generatedKeys() || execution.rows() > 0);
  }

  /**
   * Whether rows were added with nothing sent in between: the transaction is that of a repository's
   * {@code save}, on which nobody has decided. A worker changes rows that are there.
   */
  private static boolean isSavedAlone(Ledger ledger, Repeat repeat, List<Execution> single) {
    return addsRows(repeat.shape()) && Structure.nothingBetween(ledger, repeat.shape(), single);
  }

  private static boolean addsRows(Shape shape) {
    return shape.kind() == StatementKind.INSERT && !shape.hasFrom();
  }

  private static List<Execution> single(Repeat repeat) {
    return repeat.executions().stream()
        .filter(execution -> execution.sql().valuesRows() <= 1)
        .toList();
  }

  private static long all(Repeat repeat) {
    return repeat.groups().stream()
        .flatMap(group -> group.executions().stream())
        .filter(execution -> !execution.failed())
        .count();
  }

  private static int rows(Shape shape, List<Execution> single) {
    if (addsRows(shape)) {
      return single.size();
    }
    List<Integer> keys = keySlots(shape, single);
    return keys.isEmpty() ? 0 : Lookup.distinctKeys(effective(single), keys);
  }

  /** An update that changed nothing is an attempt: of a lock, of a claim, of an older version. */
  private static List<Execution> effective(List<Execution> single) {
    List<Execution> effective =
        single.stream().filter(execution -> execution.affectedRows() > 0).toList();
    // Nobody may have asked the driver how many rows were changed.
    return effective.isEmpty() ? single : effective;
  }

  /** A version that is compared and counted up tells no rows apart. */
  private static List<Integer> keySlots(Shape shape, List<Execution> single) {
    List<String> stored =
        shape.slots().stream()
            .filter(slot -> slot.role() == Role.VALUE)
            .map(Slot::column)
            .filter(Objects::nonNull)
            .toList();
    boolean merge = shape.kind() == StatementKind.MERGE;
    List<Integer> keys = new ArrayList<>();
    for (int i = 0; i < shape.slots().size(); i++) {
      Slot slot = shape.slots().get(i);
      boolean compared =
          (slot.role() == Role.EQUALITY || slot.role() == Role.IN_MEMBER)
              && !stored.contains(slot.column());
      if ((compared || merge) && Lookup.varies(single, i)) {
        keys.add(i);
      }
    }
    boolean chunks =
        single.stream().filter(execution -> execution.sql().inListLength() > 1).count() * 2
            > single.size();
    return chunks ? Collections.emptyList() : keys;
  }

  /**
   * The next one to write was looked for after the last was written: a queue, or a lock. Or each
   * notes a change of the schema, as migrations do: what is defined cannot be batched.
   */
  private static boolean isInterrupted(Ledger ledger, Shape shape, List<Execution> single) {
    TreeSet<Integer> others = new TreeSet<>();
    ledger
        .groupsByShape()
        .forEach(
            (other, groups) -> {
              boolean reads =
                  other.kind() == StatementKind.SELECT
                      && !Collections.disjoint(other.tables(), shape.writtenTables());
              if (reads || other.kind() == StatementKind.DDL) {
                addSequences(groups, others);
              }
            });
    return Structure.mostly(
        single,
        (a, b) -> {
          Integer other = others.higher(a.sequence());
          return other != null && other < b.sequence();
        });
  }

  private static void addSequences(List<Group> groups, TreeSet<Integer> sequences) {
    for (Group group : groups) {
      group.executions().forEach(execution -> sequences.add(execution.sequence()));
    }
  }
}
