package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.BatchTooSmallFinding;
import dev.roundtrip.finding.CallSite;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.StatementKind;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.Group;
import dev.roundtrip.internal.sql.Role;
import dev.roundtrip.internal.sql.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/** Many lists or batches of few entries, where few of many entries would do. */
final class BatchTooSmallDetector implements Detector {

  /** Below this a round trip costs more than what it carries. */
  private static final int SMALL = 10;

  /** What the advice proposes at least. */
  private static final int ADVISED = 50;

  /** The last one of a loop is as large as what was left. */
  private static final double NEARLY_ALL = 0.8;

  @Override
  public void detect(Evaluation evaluation) {
    evaluation
        .repeated()
        .forEach(
            (shape, groups) -> {
              if (Repeats.concerns(shape) || Repeats.writes(shape)) {
                for (Repeat repeat : evaluation.repeats(groups)) {
                  judge(evaluation, repeat, Execution::batchSize, false);
                  judge(evaluation, repeat, list(shape), true);
                }
              }
            });
  }

  private static ToIntFunction<Execution> list(Shape shape) {
    return shape.kind() == StatementKind.INSERT
        ? execution -> execution.sql().valuesRows()
        : execution -> execution.sql().inListLength();
  }

  private static void judge(
      Evaluation evaluation, Repeat repeat, ToIntFunction<Execution> size, boolean list) {
    List<Execution> sent = sent(repeat, size, list);
    if (sent.size() < evaluation.thresholds().of(FindingKind.BATCH_TOO_SMALL)
        || !Repeats.isLoop(repeat)
        || (list && !isKeys(repeat.shape(), sent))
        || Structure.commitsBetween(evaluation.ledger(), sent)
        || Structure.mostly(sent, Structure::pausedBetween)
        || !evaluation.matters(sent.stream().mapToLong(Execution::nanos).sum())) {
      return;
    }
    int[] sizes = sent.stream().mapToInt(size).sorted().toArray();
    long entries = sent.stream().mapToLong(size::applyAsInt).sum();
    long small = sent.stream().filter(execution -> size.applyAsInt(execution) < SMALL).count();
    if (small < NEARLY_ALL * sent.size()) {
      return;
    }
    evaluation.settle(repeat);
    long needed = (entries + ADVISED - 1) / ADVISED;
    CallSite callSite = evaluation.callSite(repeat.path());
    evaluation.report(
        new BatchTooSmallFinding(
            evaluation.evidence(
                FindingKind.BATCH_TOO_SMALL,
                repeat.shape(),
                callSite,
                sent,
                needed,
                WriteAdvices.batchTooSmall(list)),
            list,
            sizes[sizes.length / 2],
            entries,
            needed),
        repeat.groups());
  }

  /** Oldest first; most repetitions are neither batches nor lists, and have none. */
  private static List<Execution> sent(Repeat repeat, ToIntFunction<Execution> size, boolean list) {
    List<Execution> sent = new ArrayList<>();
    for (Group group : repeat.groups()) {
      for (Execution execution : group.executions()) {
        if (!execution.failed()
            && (execution.batchSize() == 0) == list
            && size.applyAsInt(execution) >= (list ? 2 : 1)) {
          sent.add(execution);
        }
      }
    }
    sent.sort(Comparator.comparingInt(Execution::sequence));
    return sent;
  }

  /** Whether the list holds what is looked up: a list of states beside something else does not. */
  private static boolean isKeys(Shape shape, List<Execution> sent) {
    if (shape.kind() == StatementKind.INSERT) {
      return true;
    }
    for (int slot = 0; slot < shape.slots().size(); slot++) {
      if (shape.slots().get(slot).role() == Role.IN_MEMBER && Lookup.varies(sent, slot)) {
        return true;
      }
    }
    return false;
  }
}
