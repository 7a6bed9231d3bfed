package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.Advice;
import dev.roundtrip.finding.CallSite;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.ScopeFinding;
import dev.roundtrip.internal.callsite.CallPath;
import dev.roundtrip.internal.scope.ConnectionUse;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.Ledger;
import dev.roundtrip.internal.scope.ScopeClocks;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Leases and transactions that last without doing anything, or hold more than they need. */
final class ConnectionUseDetector implements Detector {

  static final Set<FindingKind> KINDS =
      EnumSet.of(
          FindingKind.CONNECTION_HELD_IDLE,
          FindingKind.LONG_TRANSACTION,
          FindingKind.IDLE_IN_TRANSACTION,
          FindingKind.SEVERAL_CONNECTIONS);

  /** Whether a pause in a transaction is told as that, so that it is not told of the lease too. */
  private final boolean tellsIdleTransactions;

  ConnectionUseDetector(boolean tellsIdleTransactions) {
    this.tellsIdleTransactions = tellsIdleTransactions;
  }

  @Override
  public void detect(Evaluation evaluation) {
    ScopeClocks clocks = evaluation.ledger().clocks();
    idleInTransaction(evaluation, clocks.transactionUses());
    longTransaction(evaluation, clocks.transactionUses());
    heldIdle(evaluation, clocks);
    severalConnections(evaluation, clocks);
  }

  private static long nanos(Evaluation evaluation, FindingKind kind) {
    return TimeUnit.MILLISECONDS.toNanos(evaluation.thresholds().of(kind));
  }

  private static void idleInTransaction(Evaluation evaluation, List<ConnectionUse> uses) {
    FindingKind kind = FindingKind.IDLE_IN_TRANSACTION;
    List<ConnectionUse> idle = from(uses, ConnectionUse::longestIdleNanos, nanos(evaluation, kind));
    if (!idle.isEmpty()) {
      long longest = most(idle, ConnectionUse::longestIdleNanos);
      Execution before = beforePause(evaluation, longest);
      // A transaction begins with a statement, so what is no pause between two came after the last.
      boolean single = evaluation.ledger().clocks().transactions() == 1;
      Execution at = before == null && single ? last(evaluation) : before;
      timed(
          evaluation,
          kind,
          idle,
          ConnectionUse::idleNanos,
          longest,
          at,
          "Do what is no work of the database before the transaction, or after it: remote calls,"
              + " files, computing. The statement above is the last one before the longest pause.");
    }
  }

  private static void longTransaction(Evaluation evaluation, List<ConnectionUse> uses) {
    FindingKind kind = FindingKind.LONG_TRANSACTION;
    List<ConnectionUse> open = from(uses, ConnectionUse::nanos, nanos(evaluation, kind));
    if (!open.isEmpty()) {
      List<Execution> executions = ScopeEvidence.inOrder(evaluation);
      boolean single = evaluation.ledger().clocks().transactions() == 1;
      timed(
          evaluation,
          kind,
          open,
          ConnectionUse::nanos,
          most(open, ConnectionUse::nanos),
          single && !executions.isEmpty() ? executions.get(0) : null,
          "Commit in chunks, and keep reads and other work out of it: meanwhile its locks are held,"
              + " and no old version of a row can be cleared away.");
    }
  }

  private void heldIdle(Evaluation evaluation, ScopeClocks clocks) {
    FindingKind kind = FindingKind.CONNECTION_HELD_IDLE;
    long threshold = nanos(evaluation, kind);
    if (tellsIdleTransactions) {
      long inTransactions = most(clocks.transactionUses(), ConnectionUse::longestIdleNanos);
      boolean told = inTransactions >= nanos(evaluation, FindingKind.IDLE_IN_TRANSACTION);
      // The same pause is a little longer for the lease: the end of the transaction is in it.
      threshold += told ? inTransactions : 0;
    }
    List<ConnectionUse> idle = from(clocks.leaseUses(), ConnectionUse::longestIdleNanos, threshold);
    if (!idle.isEmpty()) {
      long longest = most(idle, ConnectionUse::longestIdleNanos);
      timed(
          evaluation,
          kind,
          idle,
          ConnectionUse::idleNanos,
          longest,
          beforePause(evaluation, longest),
          "Take the connection when it is needed and give it back before other work begins.");
    }
  }

  private static void severalConnections(Evaluation evaluation, ScopeClocks clocks) {
    FindingKind kind = FindingKind.SEVERAL_CONNECTIONS;
    int threshold = evaluation.thresholds().of(kind);
    int held = clocks.mostHeldByOneThread();
    if (held >= threshold) {
      CallPath from = clocks.heldAnother();
      CallSite callSite = evaluation.callSite(from);
      evaluation.report(
          new ScopeFinding(
              ScopeEvidence.of(
                  evaluation,
                  kind,
                  null,
                  from,
                  1,
                  0,
                  new Advice(
                      "Use the connection that is held already (one transaction, no REQUIRES_NEW),"
                          + " or give it back first. Where each of a pool's users waits for a second"
                          + " connection, none of them goes on.",
                      null)),
              kind,
              held,
              threshold,
              Duration.ZERO,
              callSite.isKnown() ? List.of(callSite) : List.of()),
          List.of());
    }
  }

  private static void timed(
      Evaluation evaluation,
      FindingKind kind,
      List<ConnectionUse> uses,
      ToLongFunction<ConnectionUse> total,
      long longest,
      @Nullable Execution at,
      String advice) {
    evaluation.report(
        new ScopeFinding(
            ScopeEvidence.of(
                evaluation,
                kind,
                at,
                CallPath.unknown(),
                uses.size(),
                uses.stream().mapToLong(total).sum(),
                new Advice(advice, null)),
            kind,
            uses.size(),
            evaluation.thresholds().of(kind),
            Duration.ofNanos(longest),
            at == null ? List.of() : ScopeEvidence.callSites(evaluation, List.of(at))),
        evaluation.ledger().groupsByShape().values().stream()
            .flatMap(List::stream)
            .filter(group -> at != null && group.executions().contains(at))
            .toList());
  }

  private static List<ConnectionUse> from(
      List<ConnectionUse> uses, ToLongFunction<ConnectionUse> nanos, long threshold) {
    return uses.stream().filter(use -> nanos.applyAsLong(use) >= threshold).toList();
  }

  private static long most(List<ConnectionUse> uses, ToLongFunction<ConnectionUse> nanos) {
    return uses.stream().mapToLong(nanos).max().orElse(0);
  }

  private static @Nullable Execution last(Evaluation evaluation) {
    List<Execution> executions = ScopeEvidence.inOrder(evaluation);
    return executions.isEmpty() ? null : executions.get(executions.size() - 1);
  }

  /**
   * The statement before a pause of this length: the tightest of the gaps that hold it, as rows may
   * have been read before it began. Null if it was before the first statement or after the last.
   */
  private static @Nullable Execution beforePause(Evaluation evaluation, long nanos) {
    List<Execution> executions = ScopeEvidence.inOrder(evaluation);
    Ledger ledger = evaluation.ledger();
    Execution before = null;
    long tightest = Long.MAX_VALUE;
    for (int i = 1; i < executions.size(); i++) {
      Execution previous = executions.get(i - 1);
      long gap = executions.get(i).start() - previous.end();
      if (gap >= nanos && gap < tightest) {
        tightest = gap;
        before = previous;
      }
    }
    return ledger.untracked() > 0 ? null : before;
  }
}
