package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.Advice;
import dev.roundtrip.finding.CallSite;
import dev.roundtrip.finding.Evidence;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.Severity;
import dev.roundtrip.finding.StatementShape;
import dev.roundtrip.internal.callsite.CallPath;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.ScopeKind;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facts of findings about a scope as a whole. */
final class ScopeEvidence {

  /** More lines than these are too many to read. */
  static final int CALL_SITES = 5;

  private ScopeEvidence() {}

  /**
   * The facts.
   *
   * @param at a statement that it is about, or null
   * @param from the line that it is about, if there is no such statement
   * @param nanos how long it took in all
   */
  static Evidence of(
      Evaluation evaluation,
      FindingKind kind,
      @Nullable Execution at,
      CallPath from,
      long occurrences,
      long nanos,
      Advice advice) {
    CallSite callSite = evaluation.callSite(at == null ? from : at.path());
    // Names of other scopes are made of threads' names.
    boolean named = evaluation.ledger().kind() == ScopeKind.EXPLICIT;
    return new Evidence(
        Severity.WARNING,
        Fingerprints.of(
            kind,
            named && at == null ? evaluation.ledger().scope() : "",
            at == null ? null : at.sql().shape(),
            callSite),
        evaluation.ledger().scope(),
        at == null ? StatementShape.none() : Evaluation.describe(at.sql().shape()),
        callSite,
        occurrences,
        Duration.ofNanos(nanos),
        Duration.ofNanos(nanos / occurrences),
        Duration.ZERO,
        0,
        at == null ? null : at.example(),
        advice);
  }

  /** All executions that are remembered one by one, in their order. */
  static List<Execution> inOrder(Evaluation evaluation) {
    return evaluation.ledger().groupsByShape().values().stream()
        .flatMap(List::stream)
        .flatMap(group -> group.executions().stream())
        .sorted(Comparator.comparingInt(Execution::sequence))
        .toList();
  }

  /** The lines that sent these, each once, a few of them. */
  static List<CallSite> callSites(Evaluation evaluation, List<Execution> executions) {
    return executions.stream()
        .map(execution -> evaluation.callSite(execution.path()))
        .filter(CallSite::isKnown)
        .distinct()
        .limit(CALL_SITES)
        .toList();
  }
}
