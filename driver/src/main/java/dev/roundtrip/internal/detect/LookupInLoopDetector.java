package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.LookupInLoopFinding;

/** Single keys fetched one after the other from one place, wherever the keys come from. */
final class LookupInLoopDetector implements Detector {

  @Override
  public void detect(Evaluation evaluation) {
    evaluation
        .repeated()
        .forEach(
            (shape, groups) -> {
              if (Repeats.concerns(shape)) {
                evaluation.repeats(groups).forEach(repeat -> judge(evaluation, repeat));
              }
            });
  }

  private static void judge(Evaluation evaluation, Repeat repeat) {
    Why why = evaluation.why(FindingKind.LOOKUP_IN_LOOP, repeat.shape());
    if (!Repeats.isLoop(repeat)) {
      why.take(() -> Repeats.straightLine(repeat));
      return;
    }
    if (!evaluation.matters(repeat.nanos())) {
      why.take(() -> evaluation.gate(repeat.nanos()));
      return;
    }
    Lookup lookup = Lookup.of(repeat, evaluation.ledger(), why);
    if (lookup == null) {
      return;
    }
    if (lookup.distinctKeys() < evaluation.thresholds().lookups()) {
      why.take(() -> few(lookup, evaluation.thresholds()));
      return;
    }
    if (evaluation.provenance().isOneRow(lookup, null)) {
      why.take(() -> Provenance.ONE_ROW);
      return;
    }
    evaluation.settle(repeat);
    evaluation.report(
        new LookupInLoopFinding(
            evaluation.evidence(FindingKind.LOOKUP_IN_LOOP, null, repeat, Advices.lookup(lookup)),
            lookup.distinctKeys(),
            lookup.column()),
        repeat.groups());
  }

  private static String few(Lookup lookup, Thresholds thresholds) {
    return "%s with %d different keys; %d are needed"
        .formatted(lookup.repeat().described(), lookup.distinctKeys(), thresholds.lookups());
  }
}
