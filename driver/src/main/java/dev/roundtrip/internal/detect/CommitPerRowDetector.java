package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.Advice;
import dev.roundtrip.finding.CallSite;
import dev.roundtrip.finding.Evidence;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.ScopeFinding;
import dev.roundtrip.internal.scope.ConnectionUse;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.Ledger;
import dev.roundtrip.internal.scope.ScopeClocks;
import dev.roundtrip.internal.sql.Shape;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** One line that writes row after row, each with a commit of its own. */
final class CommitPerRowDetector implements Detector {

  /** Something else may be done in between once in a while. */
  private static final double MOST = 0.8;

  /** The write, and what an ORM reads before it. */
  private static final int STATEMENTS = 2;

  @Override
  public void detect(Evaluation evaluation) {
    if (evaluation.ledger().clocks().commits() == 0) {
      return;
    }
    evaluation
        .ledger()
        .groupsByShape()
        .forEach(
            (shape, groups) -> {
              if (Repeats.writes(shape) && !isQueue(evaluation.ledger(), shape)) {
                evaluation.repeats(groups).forEach(repeat -> judge(evaluation, repeat));
              }
            });
  }

  private static void judge(Evaluation evaluation, Repeat repeat) {
    int threshold = evaluation.thresholds().of(FindingKind.COMMIT_PER_ROW);
    List<Execution> rows =
        repeat.executions().stream()
            .filter(execution -> execution.sql().valuesRows() <= 1)
            .filter(execution -> execution.affectedRows() <= 1)
            .toList();
    Ledger ledger = evaluation.ledger();
    int commits = 1;
    for (int i = 1; i < rows.size(); i++) {
      boolean ended = ledger.endedBetween(rows.get(i - 1).sequence(), rows.get(i).sequence());
      commits += ended ? 1 : 0;
    }
    Why why = evaluation.why(FindingKind.COMMIT_PER_ROW, repeat.shape());
    if (commits < threshold || !Repeats.isLoop(repeat) || commits < MOST * rows.size()) {
      why.take(() -> "fewer than " + threshold + " single rows with a commit after each");
      return;
    }
    int told = Math.min(commits, ledger.clocks().transactionUses().size());
    if (ofOneWrite(ledger.clocks()) < MOST * told
        || Structure.mostly(rows, Structure::pausedBetween)
        || !evaluation.matters(repeat.nanos() + ledger.clocks().commitNanos())) {
      why.take(() -> "its transactions do more than that, wait in between, or cost too little");
      return;
    }
    evaluation.settle(repeat);
    report(evaluation, repeat, rows, commits);
  }

  private static long ofOneWrite(ScopeClocks clocks) {
    return clocks.transactionUses().stream()
        .filter(use -> use.end() == ConnectionUse.End.COMMITTED)
        .filter(use -> use.writes() == 1 && use.statements() <= STATEMENTS)
        .count();
  }

  /** Who locks the row that it works on takes items from a queue, and commits each on purpose. */
  private static boolean isQueue(Ledger ledger, Shape shape) {
    return ledger.groupsByShape().keySet().stream()
        .anyMatch(
            read -> read.locking() && !Collections.disjoint(read.tables(), shape.writtenTables()));
  }

  private static void report(
      Evaluation evaluation, Repeat repeat, List<Execution> rows, int commits) {
    ScopeClocks clocks = evaluation.ledger().clocks();
    CallSite callSite = evaluation.callSite(repeat.path());
    Evidence evidence =
        evaluation.evidence(
            FindingKind.COMMIT_PER_ROW,
            repeat.shape(),
            callSite,
            rows,
            rows.size(),
            new Advice(
                "One transaction around the loop, or one for each chunk of rows. The commits took"
                    + " %.1f ms.".formatted(clocks.commitNanos() / 1e6),
                null));
    evaluation.report(
        new ScopeFinding(
            evidence,
            FindingKind.COMMIT_PER_ROW,
            commits,
            evaluation.thresholds().of(FindingKind.COMMIT_PER_ROW),
            Duration.ZERO,
            ScopeEvidence.callSites(evaluation, rows)),
        repeat.groups());
  }
}
