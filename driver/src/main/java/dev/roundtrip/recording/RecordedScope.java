package dev.roundtrip.recording;

import dev.roundtrip.finding.AllowedFinding;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.Inconclusive;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What was sent in a scope and in those opened inside of it.
 *
 * @param name the scope's name
 * @param statements by shape, line and data source, in order of first appearance
 * @param executions one by one, in order; the first ones where there were very many: 256 of one
 *     shape from one line, 8,192 in a scope
 * @param findings the verdicts; of a scope that is still open, those so far
 * @param inconclusive what could not be judged; that no statement was sent is not said here
 * @param openConnections connections that were acquired and not closed yet
 * @param untracked executions, or whole scopes, that were too many to be told apart: with any of
 *     them {@code statements} is not complete
 * @param allowed what was found and is not among the findings, because it is meant
 * @param latency how far away the database was made to seem
 * @param judged the kinds that are switched on: of others there is no finding, whatever was sent
 */
public record RecordedScope(
    String name,
    List<RecordedStatement> statements,
    List<RecordedExecution> executions,
    List<Finding> findings,
    List<Inconclusive> inconclusive,
    List<RecordedConnection> openConnections,
    long untracked,
    List<AllowedFinding> allowed,
    SimulatedLatency latency,
    Set<FindingKind> judged) {

  public RecordedScope {
    Objects.requireNonNull(name, "name");
    statements = List.copyOf(statements);
    executions = List.copyOf(executions);
    findings = List.copyOf(findings);
    inconclusive = List.copyOf(inconclusive);
    openConnections = List.copyOf(openConnections);
    allowed = List.copyOf(allowed);
    Objects.requireNonNull(latency, "latency");
    judged = Set.copyOf(judged);
  }
}
