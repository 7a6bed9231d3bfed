package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.LookupInLoopFinding;

/** Single keys fetched one after the other from one place, wherever the keys come from. */
final class LookupInLoopDetector implements Detector {

  @Override
  public void detect(Evaluation evaluation) {
    evaluation
        .ledger()
        .groupsByShape()
        .forEach(
            (shape, groups) -> {
              if (Repeats.concerns(shape)) {
                Repeats.of(evaluation.open(groups)).forEach(repeat -> judge(evaluation, repeat));
              }
            });
  }

  private static void judge(Evaluation evaluation, Repeat repeat) {
    if (!Repeats.isLoop(repeat) || !evaluation.matters(repeat.nanos())) {
      return;
    }
    Lookup lookup = Lookup.of(repeat, evaluation.ledger());
    if (lookup == null
        || lookup.distinctKeys() < evaluation.thresholds().lookups()
        || evaluation.provenance().isOneRow(lookup, null)) {
      return;
    }
    evaluation.settle(repeat);
    evaluation.report(
        new LookupInLoopFinding(
            evaluation.evidence(FindingKind.LOOKUP_IN_LOOP, null, repeat, Advices.lookup(lookup)),
            lookup.distinctKeys(),
            lookup.column()));
  }
}
