package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.Advice;
import dev.roundtrip.finding.CallSite;
import dev.roundtrip.finding.Evidence;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.Severity;
import dev.roundtrip.finding.StatementShape;
import dev.roundtrip.internal.callsite.CallPath;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.Group;
import dev.roundtrip.internal.scope.Ledger;
import dev.roundtrip.internal.sql.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One ledger while it is judged. */
final class Evaluation {

  private final Ledger ledger;
  private final Thresholds thresholds;
  private final SharedHelpers helpers;
  private final Provenance provenance;
  private final Set<Group> judged = new HashSet<>();
  private final List<Found> found = new ArrayList<>();
  private final @Nullable Explanation explanation;

  Evaluation(
      Ledger ledger,
      Thresholds thresholds,
      SharedHelpers helpers,
      @Nullable Explanation explanation) {
    this.ledger = ledger;
    this.thresholds = thresholds;
    this.helpers = helpers;
    this.provenance = new Provenance(ledger);
    this.explanation = explanation;
  }

  Ledger ledger() {
    return ledger;
  }

  Thresholds thresholds() {
    return thresholds;
  }

  Provenance provenance() {
    return provenance;
  }

  List<Found> found() {
    return found;
  }

  /** A finding about all that its call site sent of its shape. */
  void report(Finding finding) {
    List<CallPath> paths = new ArrayList<>();
    ledger
        .groupsByShape()
        .forEach(
            (shape, groups) -> {
              if (Fingerprints.hex(shape.fingerprint()).equals(finding.shape().fingerprint())) {
                groups.stream()
                    .map(Group::path)
                    .filter(path -> callSite(path).equals(finding.callSite()))
                    .forEach(paths::add);
              }
            });
    found.add(new Found(finding, paths));
  }

  /** A finding about these groups: by their call paths it may be allowed. */
  void report(Finding finding, List<Group> groups) {
    found.add(new Found(finding, groups.stream().map(Group::path).toList()));
  }

  /** Where to say why executions of a shape are not reported as a kind. */
  Why why(FindingKind kind, Shape shape) {
    return explanation == null ? Why.UNASKED : explanation.why(kind, shape);
  }

  /** The shape about which somebody asks, or null. */
  @Nullable Shape asked() {
    return explanation == null ? null : explanation.asked();
  }

  /** This repetition is explained; weaker verdicts about it give way. */
  void settle(Repeat repeat) {
    judged.addAll(repeat.groups());
  }

  /** The groups whose repetition is not explained yet. */
  List<Group> open(List<Group> groups) {
    return groups.stream().filter(group -> !judged.contains(group)).toList();
  }

  Incidents incidents() {
    return new Incidents(helpers);
  }

  CallSite callSite(CallPath path) {
    return helpers.callSite(path);
  }

  /** Whether this much time matters: always in tests, by total or share in production. */
  boolean matters(long nanos) {
    return nanos >= thresholds.minimumTotal().toNanos()
        || nanos >= ledger.wallNanos() * thresholds.minimumShare();
  }

  /** Why {@link #matters} says no. */
  String gate(long nanos) {
    String time =
        "below the cost gate: %.1f ms of %d ms"
            .formatted(nanos / 1e6, thresholds.minimumTotal().toMillis());
    return thresholds.minimumShare() > 1 || ledger.wallNanos() == 0
        ? time
        : time
            + ", and %.1f %% of the scope's time of %.0f %%"
                .formatted(100.0 * nanos / ledger.wallNanos(), 100 * thresholds.minimumShare());
  }

  /** The facts about a loop of which one statement would do. */
  Evidence evidence(FindingKind kind, @Nullable SourceColumn source, Repeat repeat, Advice advice) {
    return evidence(
        kind,
        source,
        repeat.shape(),
        callSite(repeat.path()),
        repeat.executions(),
        1,
        advice,
        new Totals(repeat.count(), repeat.nanos(), repeat.rows()));
  }

  /** The facts about executions of which {@code needed} would do. */
  Evidence evidence(
      FindingKind kind,
      Shape shape,
      CallSite callSite,
      List<Execution> executions,
      long needed,
      Advice advice) {
    return evidence(kind, null, shape, callSite, executions, needed, advice, Totals.of(executions));
  }

  private Evidence evidence(
      FindingKind kind,
      @Nullable SourceColumn source,
      Shape shape,
      CallSite callSite,
      List<Execution> remembered,
      long needed,
      Advice advice,
      Totals totals) {
    long median = median(remembered);
    Duration wasted = Duration.ofNanos(median * (totals.count() - needed));
    return new Evidence(
        severity(totals.count(), wasted),
        Fingerprints.of(kind, source == null ? null : source.shape(), shape, callSite),
        ledger.scope(),
        describe(shape),
        callSite,
        totals.count(),
        Duration.ofNanos(totals.nanos()),
        Duration.ofNanos(median),
        wasted,
        totals.rows(),
        example(remembered),
        advice);
  }

  private record Totals(long count, long nanos, long rows) {

    static Totals of(List<Execution> executions) {
      return new Totals(
          executions.size(),
          executions.stream().mapToLong(Execution::nanos).sum(),
          executions.stream().mapToLong(Execution::rows).sum());
    }
  }

  private Severity severity(long count, Duration wasted) {
    return count >= 100 || wasted.compareTo(thresholds.slow()) >= 0
        ? Severity.CRITICAL
        : Severity.WARNING;
  }

  static StatementShape describe(Shape shape) {
    return new StatementShape(
        shape.text(), Fingerprints.hex(shape.fingerprint()), shape.kind(), shape.tables());
  }

  static @Nullable String example(List<Execution> executions) {
    return executions.stream()
        .map(Execution::example)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  static long median(List<Execution> executions) {
    long[] sorted = executions.stream().mapToLong(Execution::nanos).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }
}
