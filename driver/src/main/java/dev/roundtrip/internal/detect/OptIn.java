package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.FindingKind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A detector that explains nothing that is reported by default, so that it runs only where one of
 * its kinds is asked for.
 *
 * @param kinds what it finds
 * @param detector the detector
 */
record OptIn(Set<FindingKind> kinds, Detector detector) {

  /**
   * A transaction of one statement, and its result and text, may be what these are about: where one
   * of them is asked for, statements that are alone in their lease have to be looked at.
   */
  private static final Set<FindingKind> OF_SINGLES =
      EnumSet.of(FindingKind.LONG_TRANSACTION, FindingKind.IDLE_IN_TRANSACTION);

  /** Those that some of these kinds are asked of, in the order in which they report. */
  static List<OptIn> of(Set<FindingKind> enabled) {
    return List.of(
            new OptIn(TextDetector.KINDS, new TextDetector()),
            new OptIn(ResultDetector.KINDS, new ResultDetector()),
            new OptIn(
                ConnectionUseDetector.KINDS,
                new ConnectionUseDetector(enabled.contains(FindingKind.IDLE_IN_TRANSACTION))),
            new OptIn(EnumSet.of(FindingKind.WRITE_OUTSIDE_TRANSACTION), new AutoCommitDetector()),
            new OptIn(EnumSet.of(FindingKind.COMMIT_PER_ROW), new CommitPerRowDetector()),
            // Last: it counts what no other explains.
            new OptIn(EnumSet.of(FindingKind.TOO_MANY_STATEMENTS), new TooManyDetector()))
        .stream()
        .filter(each -> !Collections.disjoint(each.kinds(), enabled))
        .toList();
  }

  /** Whether a statement that is alone in its lease or transaction can be one of these. */
  static boolean judgesSingles(Set<FindingKind> enabled) {
    return !Collections.disjoint(enabled, TextDetector.KINDS)
        || !Collections.disjoint(enabled, ResultDetector.KINDS)
        || !Collections.disjoint(enabled, OF_SINGLES);
  }
}
