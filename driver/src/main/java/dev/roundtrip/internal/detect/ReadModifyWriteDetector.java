package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.CallSite;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.ReadModifyWriteFinding;
import dev.roundtrip.finding.StatementKind;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.Group;
import dev.roundtrip.internal.sql.Role;
import dev.roundtrip.internal.sql.SelectItem;
import dev.roundtrip.internal.sql.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Single rows of one table that are read and written in turn, also get-or-create. */
final class ReadModifyWriteDetector implements Detector {

  @Override
  public void detect(Evaluation evaluation) {
    for (Map.Entry<Shape, List<Group>> entry : evaluation.repeated().entrySet()) {
      if (Repeats.concerns(entry.getKey())) {
        List<Repeat> writes = writesTo(evaluation, entry.getKey());
        if (!writes.isEmpty()) {
          for (Repeat reads : evaluation.repeats(entry.getValue())) {
            judge(evaluation, reads, writes);
          }
        }
      }
    }
  }

  private static List<Repeat> writesTo(Evaluation evaluation, Shape read) {
    List<Repeat> writes = new ArrayList<>();
    evaluation
        .repeated()
        .forEach(
            (shape, groups) -> {
              if (Repeats.writes(shape)
                  && !Collections.disjoint(shape.writtenTables(), read.tables())) {
                writes.addAll(evaluation.repeats(groups));
              }
            });
    return writes;
  }

  private static void judge(Evaluation evaluation, Repeat reads, List<Repeat> candidates) {
    int threshold = evaluation.thresholds().of(FindingKind.READ_MODIFY_WRITE);
    List<Execution> executions = reads.executions();
    if (executions.size() < threshold || !Repeats.isLoop(reads)) {
      return;
    }
    boolean commits = Structure.commitsBetween(evaluation.ledger(), executions);
    List<Repeat> writes =
        candidates.stream()
            .filter(write -> write.executions().size() > 1) // What tidies up afterwards is none.
            .filter(write -> !commits || isOneSave(evaluation, reads, write))
            .filter(write -> Turns.of(executions, write.executions()).inTurn())
            .sorted(Comparator.comparingLong(Repeat::count).reversed())
            .toList();
    List<Execution> written =
        writes.stream().flatMap(write -> write.executions().stream()).toList();
    Turns turns = Turns.of(executions, written);
    if (turns.followed() >= threshold
        && (turns.mostFollowed() || turns.followAnEmptyResult())
        && looksUpRows(reads, threshold, writes)
        && evaluation.matters(nanos(reads, writes))) {
      report(evaluation, reads, writes);
    }
  }

  /**
   * Whether one line looks for a row and adds it: a repository's {@code save}, whose transaction
   * nobody has decided on. A worker that has one for each row changes what he has read.
   */
  private static boolean isOneSave(Evaluation evaluation, Repeat reads, Repeat write) {
    return write.shape().kind() == StatementKind.INSERT
        && Turns.of(reads.executions(), write.executions()).followAnEmptyResult()
        && evaluation.callSite(reads.path()).equals(evaluation.callSite(write.path()));
  }

  /** Whether rows are fetched by key, or a number is read from which the next row is made. */
  private static boolean looksUpRows(Repeat reads, int threshold, List<Repeat> writes) {
    Lookup lookup = Lookup.of(reads, Why.UNASKED);
    if (lookup != null) {
      return lookup.distinctKeys() >= threshold;
    }
    return writes.stream().allMatch(write -> write.shape().kind() == StatementKind.INSERT)
        ? Aggregate.of(reads) == Aggregate.VALUE
        : writes.stream().allMatch(write -> storesWhatIsRead(reads, threshold, write));
  }

  /**
   * Whether one method reads and writes one row again and again, in the same column: a counter. Who
   * waits between looks whether to go on, who writes first looks whether it was written, and who
   * changes nothing tries again.
   */
  private static boolean storesWhatIsRead(Repeat reads, int threshold, Repeat write) {
    long changes =
        write.executions().stream().filter(execution -> execution.affectedRows() > 0).count();
    if (changes < threshold
        || !reads.path().nearest().member().equals(write.path().nearest().member())
        || write.executions().get(0).sequence() < reads.executions().get(0).sequence()) {
      return false;
    }
    Set<String> read =
        reads.shape().selectItems().stream()
            .map(SelectItem::column)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return write.shape().slots().stream()
            .anyMatch(slot -> slot.role() == Role.VALUE && read.contains(slot.column()))
        && Lookup.sharesAKey(reads, write)
        && !Structure.mostly(inOrder(reads, write), Structure::pausedBetween);
  }

  private static List<Execution> inOrder(Repeat reads, Repeat write) {
    return Stream.concat(reads.executions().stream(), write.executions().stream())
        .sorted(Comparator.comparingInt(Execution::sequence))
        .toList();
  }

  private static long nanos(Repeat reads, List<Repeat> writes) {
    return reads.nanos() + writes.stream().mapToLong(Repeat::nanos).sum();
  }

  private static void report(Evaluation evaluation, Repeat reads, List<Repeat> writes) {
    evaluation.settle(reads);
    writes.forEach(evaluation::settle);
    Repeat write = writes.get(0);
    List<Repeat> all = new ArrayList<>(List.of(reads));
    all.addAll(writes);
    String table =
        write.shape().writtenTables().stream()
            .filter(reads.shape().tables()::contains)
            .findFirst()
            .orElse("one table");
    CallSite writeSite = evaluation.callSite(write.path());
    evaluation.report(
        new ReadModifyWriteFinding(
            evaluation.evidence(
                FindingKind.READ_MODIFY_WRITE,
                write.shape(),
                all,
                WriteAdvices.readModifyWrite(reads, write, table)),
            table,
            reads.count(),
            Evaluation.describe(write.shape()),
            writeSite,
            writes.stream().mapToLong(Repeat::count).sum()),
        all.stream().flatMap(each -> each.groups().stream()).toList());
  }
}
