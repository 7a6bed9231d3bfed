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
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** One ledger while it is judged. */
final class Evaluation {

  private final Ledger ledger;
  private final Thresholds thresholds;
  private final Set<FindingKind> enabled;
  private final SharedHelpers helpers;
  private final Provenance provenance;
  private final Set<Group> judged = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();

  Evaluation(
      Ledger ledger, Thresholds thresholds, Set<FindingKind> enabled, SharedHelpers helpers) {
    this.ledger = ledger;
    this.thresholds = thresholds;
    this.enabled = enabled;
    this.helpers = helpers;
    this.provenance = new Provenance(ledger);
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

  List<Finding> findings() {
    return findings;
  }

  /** Reports it if its kind is wanted. */
  void report(Finding finding) {
    if (enabled.contains(finding.kind())) {
      findings.add(finding);
    }
  }

  /** Reports what was decided on where it happened. */
  void reportIncident(Finding finding) {
    findings.add(finding);
  }

  /** This repetition is explained; weaker verdicts about it give way. */
  void settle(Repeat repeat) {
    judged.addAll(repeat.groups());
  }

  /** As above. */
  void settle(Collection<Group> groups) {
    judged.addAll(groups);
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

  /** The facts about a loop of which one statement would do. */
  Evidence evidence(FindingKind kind, @Nullable SourceColumn source, Repeat repeat, Advice advice) {
    return evidence(kind, source == null ? null : source.shape(), List.of(repeat), advice);
  }

  /** The facts about loops of which one statement each would do; told of the first of them. */
  Evidence evidence(FindingKind kind, @Nullable Shape source, List<Repeat> repeats, Advice advice) {
    Repeat main = repeats.get(0);
    CallSite callSite = callSite(main.path());
    long wasted =
        repeats.stream()
            .mapToLong(repeat -> median(repeat.executions()) * (repeat.count() - 1))
            .sum();
    return evidence(
        Fingerprints.of(kind, source, main.shape(), callSite),
        main.shape(),
        callSite,
        repeats.stream().flatMap(repeat -> repeat.executions().stream()).toList(),
        wasted,
        advice,
        Totals.of(repeats, Repeat::count, Repeat::nanos, Repeat::rows));
  }

  /** The facts about executions of which {@code needed} would do. */
  Evidence evidence(
      FindingKind kind,
      Shape shape,
      CallSite callSite,
      List<Execution> executions,
      long needed,
      Advice advice) {
    return evidence(
        Fingerprints.of(kind, shape, callSite),
        shape,
        callSite,
        executions,
        median(executions) * (executions.size() - needed),
        advice,
        Totals.of(executions, execution -> 1, Execution::nanos, Execution::rows));
  }

  private Evidence evidence(
      String fingerprint,
      Shape shape,
      CallSite callSite,
      List<Execution> remembered,
      long wastedNanos,
      Advice advice,
      Totals totals) {
    Duration wasted = Duration.ofNanos(wastedNanos);
    return new Evidence(
        severity(totals.count(), wasted),
        fingerprint,
        ledger.scope(),
        describe(shape),
        callSite,
        totals.count(),
        Duration.ofNanos(totals.nanos()),
        Duration.ofNanos(median(remembered)),
        wasted,
        totals.rows(),
        example(remembered),
        advice);
  }

  private record Totals(long count, long nanos, long rows) {

    static <T> Totals of(
        List<T> parts, ToLongFunction<T> count, ToLongFunction<T> nanos, ToLongFunction<T> rows) {
      return new Totals(
          parts.stream().mapToLong(count).sum(),
          parts.stream().mapToLong(nanos).sum(),
          parts.stream().mapToLong(rows).sum());
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
