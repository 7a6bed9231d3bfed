package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.CallSite;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.VaryingInLengthFinding;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** One statement whose lists have ever other lengths. */
final class VaryingInLengthDetector implements Detector {

  @Override
  public void detect(Evaluation evaluation) {
    evaluation
        .repeated()
        .forEach(
            (shape, groups) -> {
              if (Repeats.concerns(shape) || Repeats.writes(shape)) {
                Repeats.byMark(evaluation.open(groups)).forEach(part -> judge(evaluation, part));
              }
            });
  }

  private static void judge(Evaluation evaluation, List<Group> groups) {
    List<Execution> lists = lists(groups);
    if (lists.isEmpty()) {
      return;
    }
    TreeSet<Integer> lengths = new TreeSet<>();
    lists.forEach(execution -> lengths.add(execution.sql().inListLength()));
    boolean padded = lengths.stream().allMatch(length -> Integer.bitCount(length) == 1);
    if (padded
        || lengths.size() < evaluation.thresholds().of(FindingKind.VARYING_IN_LENGTH)
        || !evaluation.matters(lists.stream().mapToLong(Execution::nanos).sum())) {
      return;
    }
    evaluation.settle(groups);
    Repeat repeat = new Repeat(groups);
    CallSite callSite = evaluation.callSite(repeat.path());
    evaluation.report(
        new VaryingInLengthFinding(
            evaluation.evidence(
                FindingKind.VARYING_IN_LENGTH,
                repeat.shape(),
                callSite,
                lists,
                lists.size(),
                WriteAdvices.varyingLength()),
            lengths.size(),
            lengths.first(),
            lengths.last()),
        groups);
  }

  private static List<Execution> lists(List<Group> groups) {
    List<Execution> lists = new ArrayList<>();
    for (Group group : groups) {
      for (Execution execution : group.executions()) {
        if (execution.sql().inListLength() > 0 && !execution.failed()) {
          lists.add(execution);
        }
      }
    }
    return lists;
  }
}
