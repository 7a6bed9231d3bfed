package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.Advice;
import dev.roundtrip.finding.CallSite;
import dev.roundtrip.finding.Evidence;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.Severity;
import dev.roundtrip.finding.SlowStatementFinding;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.sql.Shape;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Statements over the slow threshold; one finding for each shape and call site. */
final class SlowStatementDetector implements Detector {

  /** So many times over the threshold is critical. */
  private static final int CRITICAL_MULTIPLE = 5;

  private record Place(Shape shape, CallSite callSite) {}

  @Override
  public void detect(Evaluation evaluation) {
    Map<Place, List<Execution>> places =
        evaluation.ledger().slow().stream()
            .filter(execution -> isSlow(evaluation, execution))
            .collect(
                Collectors.groupingBy(
                    execution ->
                        new Place(execution.sql().shape(), evaluation.callSite(execution.path())),
                    LinkedHashMap::new,
                    Collectors.toList()));
    places.forEach((place, executions) -> report(evaluation, place, executions));
    Shape asked = evaluation.asked();
    if (asked != null && places.keySet().stream().noneMatch(at -> at.shape().equals(asked))) {
      evaluation.why(FindingKind.SLOW_STATEMENT, asked).take(() -> fast(evaluation, asked));
    }
  }

  private static Duration threshold(Evaluation evaluation, Shape shape) {
    return evaluation.thresholds().slow(Evaluation.describe(shape));
  }

  private static boolean isSlow(Evaluation evaluation, Execution execution) {
    return execution.nanos() >= threshold(evaluation, execution.sql().shape()).toNanos();
  }

  private static String fast(Evaluation evaluation, Shape shape) {
    long slowest =
        evaluation.ledger().groupsByShape().getOrDefault(shape, List.of()).stream()
            .flatMap(group -> group.executions().stream())
            .mapToLong(Execution::nanos)
            .max()
            .orElse(0);
    return "its slowest execution took %.1f ms of %d ms"
        .formatted(slowest / 1e6, threshold(evaluation, shape).toMillis());
  }

  private static void report(Evaluation evaluation, Place place, List<Execution> executions) {
    Execution slowest = Collections.max(executions, Comparator.comparingLong(Execution::nanos));
    Duration threshold = threshold(evaluation, place.shape());
    Advice advice = Advices.slow(slowest);
    Evidence evidence =
        evaluation.evidence(
            FindingKind.SLOW_STATEMENT, place.shape(), place.callSite(), executions, 0, advice);
    boolean critical = slowest.nanos() >= threshold.multipliedBy(CRITICAL_MULTIPLE).toNanos();
    evaluation.report(
        new SlowStatementFinding(
            evidence.withSeverity(critical ? Severity.CRITICAL : Severity.WARNING),
            threshold,
            Duration.ofNanos(slowest.nanos()),
            Duration.ofNanos(slowest.readingNanos())));
  }
}
