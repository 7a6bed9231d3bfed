package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.WriteInLoopFinding;

/** Single rows written one after the other from one place, where a batch would do. */
final class WriteInLoopDetector implements Detector {

  /**
   * What an ORM writes in one flush may have been changed on as many lines of the application; so
   * many lines nobody writes by hand.
   */
  private static final int MINIMUM_IN_A_FLUSH = 5;

  @Override
  public void detect(Evaluation evaluation) {
    evaluation
        .repeated()
        .forEach(
            (shape, groups) -> {
              if (Repeats.writes(shape)) {
                evaluation.repeats(groups).forEach(repeat -> judge(evaluation, repeat));
              }
            });
  }

  private static void judge(Evaluation evaluation, Repeat repeat) {
    Why why = evaluation.why(FindingKind.WRITE_IN_LOOP, repeat.shape());
    int threshold = evaluation.thresholds().of(FindingKind.WRITE_IN_LOOP);
    int needed =
        repeat.flush() && !Structure.commitsBetween(evaluation.ledger(), repeat.executions())
            ? Math.max(threshold, MINIMUM_IN_A_FLUSH)
            : threshold;
    if (!Repeats.isLoop(repeat) || repeat.mostFrequent() < threshold) {
      why.take(
          () -> repeat.described() + "; a loop of writes needs " + threshold + " from one line");
      return;
    }
    if (!evaluation.matters(repeat.nanos())) {
      why.take(() -> evaluation.gate(repeat.nanos()));
      return;
    }
    WriteLoop loop = WriteLoop.of(repeat, evaluation.ledger());
    if (loop == null || loop.rows() < needed) {
      why.take(() -> WriteLoop.NONE + needed);
      return;
    }
    evaluation.settle(repeat);
    evaluation.report(
        new WriteInLoopFinding(
            evaluation.evidence(
                FindingKind.WRITE_IN_LOOP, null, repeat, WriteAdvices.writeInLoop(loop)),
            loop.generatedKeys(),
            repeat.flush()),
        repeat.groups());
  }
}
