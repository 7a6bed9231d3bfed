package dev.roundtrip;

import dev.roundtrip.finding.AllowedFinding;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.Inconclusive;
import dev.roundtrip.finding.ScopeReport;
import dev.roundtrip.internal.callsite.Origin;
import dev.roundtrip.internal.detect.Detection;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.Group;
import dev.roundtrip.internal.scope.Ledger;
import dev.roundtrip.internal.scope.ScopeRecording;
import dev.roundtrip.internal.scope.ScopeRecording.OpenConnection;
import dev.roundtrip.internal.scope.SimulatedDistance;
import dev.roundtrip.internal.verdict.Judge;
import dev.roundtrip.recording.RecordedConnection;
import dev.roundtrip.recording.RecordedExecution;
import dev.roundtrip.recording.RecordedScope;
import dev.roundtrip.recording.RecordedStatement;
import dev.roundtrip.recording.SimulatedLatency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Ledgers as what users read. */
final class ScopeReader {

  private final Detection detection;
  private final Judge judge;
  private final FindingPlans plans;
  private final UnaryOperator<Finding> enriching;
  private final Set<FindingKind> judged;

  ScopeReader(
      Detection detection,
      Judge judge,
      FindingPlans plans,
      UnaryOperator<Finding> enriching,
      Set<FindingKind> judged) {
    this.detection = detection;
    this.judge = judge;
    this.plans = plans;
    this.enriching = enriching;
    this.judged = judged;
  }

  RecordedScope read(String name, ScopeRecording recording) {
    List<RecordedStatement> statements = new ArrayList<>();
    List<RecordedExecution> executions = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    List<Inconclusive> inconclusive = new ArrayList<>();
    List<AllowedFinding> allowed = new ArrayList<>();
    long untracked = recording.leftOut();
    for (Ledger ledger : recording.ledgers()) {
      untracked +=
          ledger.read(
              each -> {
                each.groupsByShape()
                    .values()
                    .forEach(
                        groups -> groups.forEach(group -> read(group, statements, executions)));
                ScopeReport report = judge.report(each);
                report.findings().stream().map(plans::recall).forEach(findings::add);
                allowed.addAll(report.allowed());
                report.inconclusive().stream()
                    .filter(doubt -> doubt.reason() != Inconclusive.Reason.NO_STATEMENT)
                    // Who thins results to one row need not be told that there is only one.
                    .filter(
                        doubt ->
                            doubt.reason() != Inconclusive.Reason.ONE_PARENT_ROW
                                || !each.isThinned())
                    .forEach(inconclusive::add);
                return each.untracked();
              });
    }
    executions.sort(Comparator.comparingLong(RecordedExecution::start));
    return new RecordedScope(
        name,
        statements,
        executions,
        findings.stream().map(enriching).toList(),
        inconclusive,
        recording.openConnections().stream().map(this::connection).toList(),
        untracked,
        allowed,
        latency(recording),
        judged);
  }

  private static SimulatedLatency latency(ScopeRecording recording) {
    SimulatedDistance distance = recording.distance();
    return distance == null
        ? SimulatedLatency.none()
        : new SimulatedLatency(distance.perRoundTrip(), distance.roundTrips());
  }

  private void read(
      Group group, List<RecordedStatement> statements, List<RecordedExecution> executions) {
    RecordedStatement statement = statement(group);
    for (Execution execution : group.executions()) {
      executions.add(execution(execution, statement));
    }
    for (int i = 0; i < statements.size(); i++) {
      if (statements.get(i).isSameAs(statement)) {
        statements.set(i, statements.get(i).plus(statement));
        return;
      }
    }
    statements.add(statement);
  }

  private RecordedStatement statement(Group group) {
    return new RecordedStatement(
        Detection.describe(group.shape()),
        group.dataSource(),
        detection.callSite(group.path()),
        group.count(),
        group.failures(),
        group.rows(),
        group.affectedRows(),
        group.batches(),
        group.batchEntries(),
        Duration.ofNanos(group.nanos()),
        group.path().origin() == Origin.MIGRATION,
        group.path().allowedBecause());
  }

  private static RecordedExecution execution(Execution execution, RecordedStatement statement) {
    return new RecordedExecution(
        statement.shape(),
        statement.dataSource(),
        statement.callSite(),
        execution.start(),
        Duration.ofNanos(execution.nanos()),
        execution.rows(),
        execution.affectedRows(),
        execution.batchSize(),
        execution.failed(),
        statement.migration());
  }

  private RecordedConnection connection(OpenConnection open) {
    return new RecordedConnection(open.dataSource(), detection.callSite(open.acquiredBy()));
  }
}
