package dev.roundtrip.testing;

import dev.roundtrip.finding.AllowedFinding;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.Inconclusive;
import dev.roundtrip.recording.RecordedStatement;
import dev.roundtrip.recording.SimulatedLatency;
import dev.roundtrip.testing.Baseline.Entry;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one test sent, for the summary of the run.
 *
 * @param id its unique id
 * @param name as {@link TestFiles#key} calls it
 * @param failed whether it threw, or was not as expected
 * @param findings what was found
 * @param fresh those of them that the baseline does not have; none if there is no baseline
 * @param accepted entries of the baseline for the test
 * @param gone those of them whose finding was not there any more
 * @param inconclusive what could not be judged, one sentence each
 */
record TestResult(
    String id,
    String name,
    boolean failed,
    List<RecordedStatement> statements,
    SimulatedLatency latency,
    List<Finding> findings,
    List<AllowedFinding> allowed,
    List<Finding> fresh,
    List<Entry> accepted,
    List<Entry> gone,
    List<String> inconclusive) {

  static TestResult of(
      RunningTest test, Queries queries, Ratchet ratchet, boolean failed, List<String> notes) {
    return new TestResult(
        test.uniqueId(),
        test.key(),
        failed,
        queries.statements(),
        queries.latency(),
        queries.findings(),
        queries.allowed(),
        ratchet.fresh(),
        ratchet.accepted(),
        ratchet.gone(),
        Stream.concat(queries.inconclusive().stream().map(Inconclusive::message), notes.stream())
            .toList());
  }

  long total() {
    return statements.stream().mapToLong(RecordedStatement::executions).sum();
  }

  /** Whether there is anything to tell. */
  boolean isWorthTelling() {
    return !statements.isEmpty() || !inconclusive.isEmpty() || !gone.isEmpty();
  }
}
