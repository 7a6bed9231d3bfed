package dev.roundtrip.testing;

import dev.roundtrip.finding.AllowedFinding;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.Inconclusive;
import dev.roundtrip.recording.RecordedConnection;
import dev.roundtrip.recording.RecordedExecution;
import dev.roundtrip.recording.RecordedScope;
import dev.roundtrip.recording.RecordedStatement;
import dev.roundtrip.recording.SimulatedLatency;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Recorded scopes put together and taken apart. */
final class Scopes {

  private Scopes() {}

  /** What several Roundtrips recorded at the same time. */
  static RecordedScope merged(String name, List<RecordedScope> scopes) {
    if (scopes.size() == 1) {
      return scopes.get(0);
    }
    List<RecordedStatement> statements = new ArrayList<>();
    List<RecordedExecution> executions = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    List<Inconclusive> inconclusive = new ArrayList<>();
    List<RecordedConnection> connections = new ArrayList<>();
    List<AllowedFinding> allowed = new ArrayList<>();
    long untracked = 0;
    long roundTrips = 0;
    Set<FindingKind> judged = EnumSet.allOf(FindingKind.class);
    for (RecordedScope scope : scopes) {
      statements.addAll(scope.statements());
      executions.addAll(scope.executions());
      findings.addAll(scope.findings());
      inconclusive.addAll(scope.inconclusive());
      connections.addAll(scope.openConnections());
      allowed.addAll(scope.allowed());
      untracked += scope.untracked();
      roundTrips += scope.latency().roundTrips();
      judged.retainAll(scope.judged());
    }
    executions.sort(Comparator.comparingLong(RecordedExecution::start));
    return new RecordedScope(
        name,
        statements,
        executions,
        findings,
        inconclusive,
        connections,
        untracked,
        allowed,
        new SimulatedLatency(scopes.get(0).latency().perRoundTrip(), roundTrips),
        judged);
  }

  static RecordedScope over(RecordedScope scope, String dataSource) {
    List<RecordedStatement> statements =
        scope.statements().stream().filter(each -> each.dataSource().equals(dataSource)).toList();
    return new RecordedScope(
        scope.name(),
        statements,
        scope.executions().stream().filter(each -> each.dataSource().equals(dataSource)).toList(),
        scope.findings().stream().filter(each -> concerns(each, statements)).toList(),
        scope.inconclusive(),
        scope.openConnections().stream()
            .filter(each -> each.dataSource().equals(dataSource))
            .toList(),
        scope.untracked(),
        scope.allowed().stream().filter(each -> concerns(each.finding(), statements)).toList(),
        scope.latency(),
        scope.judged());
  }

  static RecordedScope without(RecordedScope scope, Predicate<Finding> accepted) {
    return new RecordedScope(
        scope.name(),
        scope.statements(),
        scope.executions(),
        scope.findings().stream().filter(accepted.negate()).toList(),
        scope.inconclusive(),
        scope.openConnections(),
        scope.untracked(),
        scope.allowed(),
        scope.latency(),
        scope.judged());
  }

  private static boolean concerns(Finding finding, List<RecordedStatement> statements) {
    return statements.stream()
        .anyMatch(each -> each.shape().fingerprint().equals(finding.shape().fingerprint()));
  }
}
