package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.Advice;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.ScopeFinding;
import dev.roundtrip.internal.callsite.CallPath;
import dev.roundtrip.internal.scope.Group;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Very many statements that no other finding explains. */
final class TooManyDetector implements Detector {

  private static final int NAMED = 3;
  private static final int NAMED_WIDTH = 100;

  @Override
  public void detect(Evaluation evaluation) {
    int threshold = evaluation.thresholds().of(FindingKind.TOO_MANY_STATEMENTS);
    List<Group> groups =
        evaluation.ledger().groupsByShape().values().stream()
            .flatMap(sameShape -> evaluation.open(Repeats.judged(sameShape)).stream())
            .sorted(Comparator.comparingLong(Group::count).reversed())
            .toList();
    long count = groups.stream().mapToLong(Group::count).sum() + evaluation.ledger().untracked();
    if (count <= threshold || groups.isEmpty()) {
      return;
    }
    long nanos = groups.stream().mapToLong(Group::nanos).sum();
    evaluation.report(
        new ScopeFinding(
            ScopeEvidence.of(
                evaluation,
                FindingKind.TOO_MANY_STATEMENTS,
                null,
                CallPath.unknown(),
                count,
                nanos,
                new Advice(
                    "Look at what is sent most often: can it be read together, or once?",
                    mostFrequent(groups))),
            FindingKind.TOO_MANY_STATEMENTS,
            count,
            threshold,
            Duration.ZERO,
            List.of()),
        List.of());
  }

  private static String mostFrequent(List<Group> groups) {
    return groups.stream()
        .limit(NAMED)
        .map(group -> group.count() + " × " + cut(group.shape().text()))
        .collect(Collectors.joining("\n"));
  }

  private static String cut(String text) {
    return text.length() <= NAMED_WIDTH ? text : text.substring(0, NAMED_WIDTH - 1) + "…";
  }
}
