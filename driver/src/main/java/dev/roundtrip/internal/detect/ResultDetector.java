package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.Advice;
import dev.roundtrip.finding.CallSite;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.ResultFinding;
import dev.roundtrip.finding.Severity;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.Group;
import dev.roundtrip.internal.sql.Role;
import dev.roundtrip.internal.sql.Shape;
import dev.roundtrip.internal.sql.Traits.Aggregate;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Results without a bound, and rows and columns that were fetched for nothing. */
final class ResultDetector implements Detector {

  static final Set<FindingKind> KINDS =
      EnumSet.of(FindingKind.UNBOUNDED_RESULT, FindingKind.UNREAD_ROWS, FindingKind.UNREAD_COLUMNS);

  @Override
  public void detect(Evaluation evaluation) {
    evaluation
        .ledger()
        .groupsByShape()
        .forEach(
            (shape, groups) -> {
              if (Repeats.concerns(shape)) {
                Repeats.of(groups).forEach(repeat -> judge(evaluation, repeat));
              }
            });
  }

  private static void judge(Evaluation evaluation, Repeat repeat) {
    unbounded(evaluation, repeat);
    unreadRows(evaluation, repeat);
    unreadColumns(evaluation, repeat);
  }

  private static void unbounded(Evaluation evaluation, Repeat repeat) {
    int threshold = evaluation.thresholds().of(FindingKind.UNBOUNDED_RESULT);
    Shape shape = repeat.shape();
    if (shape.limited() || shape.traits().aggregate() != Aggregate.NONE || isByKeys(shape)) {
      return;
    }
    List<Execution> large =
        repeat.executions().stream()
            .filter(execution -> execution.rows() > threshold)
            .filter(execution -> execution.rows() > execution.sql().inListLength())
            .toList();
    Execution largest = most(large);
    if (largest == null) {
      evaluation
          .why(FindingKind.UNBOUNDED_RESULT, shape)
          .take(() -> "none of its results had more than " + threshold + " rows");
      return;
    }
    report(
        evaluation,
        repeat,
        large,
        FindingKind.UNBOUNDED_RESULT,
        new Read(largest.rows(), 0, List.of()),
        "Read a page of it, or stream it with a fetch size if all of it is needed.");
  }

  /** What was asked for by an array of keys is as much as was asked for. */
  private static boolean isByKeys(Shape shape) {
    return shape.slots().stream().anyMatch(slot -> slot.role() == Role.ARRAY);
  }

  private static void unreadRows(Evaluation evaluation, Repeat repeat) {
    int threshold = evaluation.thresholds().of(FindingKind.UNREAD_ROWS);
    List<Execution> passed =
        repeat.executions().stream()
            .filter(execution -> execution.unreadRows() >= threshold)
            .toList();
    Execution largest =
        passed.isEmpty()
            ? null
            : Collections.max(passed, Comparator.comparingLong(Execution::unreadRows));
    if (largest == null) {
      evaluation
          .why(FindingKind.UNREAD_ROWS, repeat.shape())
          .take(() -> "fewer than " + threshold + " rows of a result were passed over");
      return;
    }
    report(
        evaluation,
        repeat,
        passed,
        FindingKind.UNREAD_ROWS,
        new Read(largest.rows(), largest.unreadRows(), List.of()),
        "Let the database leave them out: a condition, COUNT or EXISTS, a page by LIMIT.");
  }

  private static void unreadColumns(Evaluation evaluation, Repeat repeat) {
    int threshold = evaluation.thresholds().of(FindingKind.UNREAD_COLUMNS);
    List<Execution> results =
        repeat.executions().stream().filter(execution -> execution.rows() > 0).toList();
    Execution largest = most(results);
    Why why = evaluation.why(FindingKind.UNREAD_COLUMNS, repeat.shape());
    // Of rows that were passed over no column was read: another finding.
    if (largest == null || largest.rows() - largest.unreadRows() < threshold) {
      why.take(() -> "fewer than " + threshold + " rows of a result were read");
      return;
    }
    List<String> unread = UnreadColumns.of(repeat.shape(), results);
    if (unread.isEmpty()) {
      why.take(() -> "all of its columns were read, or which ones is not known");
      return;
    }
    report(
        evaluation,
        repeat,
        results,
        FindingKind.UNREAD_COLUMNS,
        new Read(largest.rows(), unread.size(), unread),
        "Leave them out of the select list: a projection, or the columns by name.");
  }

  private record Read(long rows, long unread, List<String> columns) {}

  private static @Nullable Execution most(List<Execution> results) {
    return results.isEmpty()
        ? null
        : Collections.max(results, Comparator.comparingLong(Execution::rows));
  }

  private static void report(
      Evaluation evaluation,
      Repeat repeat,
      List<Execution> results,
      FindingKind kind,
      Read read,
      String advice) {
    List<Group> groups = repeat.groups();
    CallSite callSite = evaluation.callSite(repeat.path());
    evaluation.report(
        new ResultFinding(
            evaluation
                .evidence(
                    kind,
                    repeat.shape(),
                    callSite,
                    results,
                    results.size(),
                    new Advice(advice, null))
                .withSeverity(Severity.WARNING),
            kind,
            read.rows(),
            read.unread(),
            read.columns()),
        groups);
  }
}
