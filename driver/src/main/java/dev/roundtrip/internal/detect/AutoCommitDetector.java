package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.Advice;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.ScopeFinding;
import dev.roundtrip.internal.callsite.CallPath;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.Group;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Several writes to one data source, each of them a transaction of its own. */
final class AutoCommitDetector implements Detector {

  @Override
  public void detect(Evaluation evaluation) {
    if (evaluation.ledger().autoCommitWrites() < 2) {
      return;
    }
    Map<String, List<Group>> bySource =
        evaluation.ledger().groupsByShape().values().stream()
            .flatMap(groups -> Repeats.judged(groups).stream())
            .filter(group -> Repeats.writes(group.shape()))
            .filter(group -> group.path().allowedBecause() == null)
            .collect(
                Collectors.groupingBy(Group::dataSource, LinkedHashMap::new, Collectors.toList()));
    bySource.values().forEach(groups -> judge(evaluation, groups));
  }

  private static void judge(Evaluation evaluation, List<Group> groups) {
    List<Execution> writes =
        effective(
            groups.stream()
                .flatMap(group -> group.executions().stream())
                .filter(execution -> execution.inAutoCommit() && !execution.failed())
                .sorted(Comparator.comparingInt(Execution::sequence))
                .toList());
    int threshold = evaluation.thresholds().of(FindingKind.WRITE_OUTSIDE_TRANSACTION);
    if (writes.size() < threshold) {
      return;
    }
    evaluation.report(
        new ScopeFinding(
            ScopeEvidence.of(
                evaluation,
                FindingKind.WRITE_OUTSIDE_TRANSACTION,
                writes.get(0),
                CallPath.unknown(),
                writes.size(),
                writes.stream().mapToLong(Execution::nanos).sum(),
                new Advice(
                    "Put one transaction around them: when a later one fails, the earlier ones stay."
                        + " Each of these commits waits for the disk, too.",
                    null)),
            FindingKind.WRITE_OUTSIDE_TRANSACTION,
            writes.size(),
            threshold,
            Duration.ZERO,
            ScopeEvidence.callSites(evaluation, writes)),
        groups.stream()
            .filter(group -> group.executions().stream().anyMatch(writes::contains))
            .toList());
  }

  /** What changed no row need not be undone; but nobody may have asked for the counts. */
  private static List<Execution> effective(List<Execution> writes) {
    List<Execution> changed =
        writes.stream().filter(execution -> execution.affectedRows() > 0).toList();
    return changed.isEmpty() ? writes : changed;
  }
}
