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
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** One ledger while it is judged. */
final class Evaluation {

  private final Ledger ledger;
  private final Thresholds thresholds;
  private final SharedHelpers helpers;
  private final Provenance provenance;
  private final Set<Group> judged = new HashSet<>();
  private final IdentityHashMap<List<Group>, List<Repeat>> repeats = new IdentityHashMap<>(4);
  private final List<Found> found = new ArrayList<>();
  private final @Nullable Explanation explanation;
  private @Nullable Map<Shape, List<Group>> repeated;

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

  /**
   * The groups of the shapes that were sent more than once. Most scopes have few, and many have
   * none, so that only these are worth a detector's streams and lambdas. Of all shapes if somebody
   * asks why one is not reported.
   */
  Map<Shape, List<Group>> repeated() {
    Map<Shape, List<Group>> result = repeated;
    if (result == null) {
      result = explanation == null ? repeated(ledger.groupsByShape()) : ledger.groupsByShape();
      repeated = result;
    }
    return result;
  }

  private static Map<Shape, List<Group>> repeated(Map<Shape, List<Group>> groupsByShape) {
    Map<Shape, List<Group>> result = new LinkedHashMap<>();
    for (Map.Entry<Shape, List<Group>> entry : groupsByShape.entrySet()) {
      long count = 0;
      for (Group group : entry.getValue()) {
        count += group.count();
      }
      if (count >= Thresholds.MINIMUM_COUNT) {
        result.put(entry.getKey(), entry.getValue());
      }
    }
    return result;
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
              if (shape.described().fingerprint().equals(finding.shape().fingerprint())) {
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

  /** As above. */
  void settle(Collection<Group> groups) {
    judged.addAll(groups);
  }

  /** The groups whose repetition is not explained yet. */
  List<Group> open(List<Group> groups) {
    return judged.isEmpty()
        ? groups
        : groups.stream().filter(group -> !judged.contains(group)).toList();
  }

  /**
   * The loops that may have sent what is not explained yet. Detectors ask for the same ones, so
   * they are put together once for as long as nothing is explained.
   */
  List<Repeat> repeats(List<Group> groups) {
    return judged.isEmpty()
        ? repeats.computeIfAbsent(groups, Repeats::of)
        : Repeats.of(open(groups));
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
    return shape.described();
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
