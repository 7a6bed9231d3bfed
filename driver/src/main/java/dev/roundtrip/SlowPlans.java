package dev.roundtrip;

import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.ScopeReport;
import dev.roundtrip.finding.SlowStatementFinding;
import dev.roundtrip.internal.detect.Detection;
import dev.roundtrip.internal.explain.Answer;
import dev.roundtrip.internal.explain.Explainer;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.Ledger;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gives findings about slow statements their plans. Thread-safe. */
final class SlowPlans {

  /** How long a test waits for one plan: longer than the timeouts that the database is given. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final String NO_DATA_SOURCE =
      "its connection came from no javax.sql.DataSource that was wrapped, so that there is no way"
          + " to get one of our own";

  /** Null if nobody is asked. */
  private final @Nullable Explainer explainer;

  private final boolean test;

  /**
   * Gives findings their plans.
   *
   * @param explainer who asks, or null if plans are switched off
   * @param test whether to wait for the answers
   */
  SlowPlans(@Nullable Explainer explainer, boolean test) {
    this.explainer = explainer;
    this.test = test;
  }

  /** The report with plans, in a test; elsewhere as it came, because nobody must wait for them. */
  ScopeReport complete(Ledger ledger, ScopeReport report) {
    if (explainer == null || !test || ledger.slow().isEmpty()) {
      return report;
    }
    List<Finding> findings =
        report.findings().stream().map(finding -> complete(ledger, finding)).toList();
    forget(ledger);
    return new ScopeReport(
        report.scope(), report.statements(), findings, report.allowed(), report.inconclusive());
  }

  private Finding complete(Ledger ledger, Finding finding) {
    if (!(finding instanceof SlowStatementFinding slow)) {
      return finding;
    }
    CompletableFuture<Finding> complete = new CompletableFuture<>();
    ask(ledger, slow, complete::complete);
    try {
      return complete.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException late) {
      if (explainer != null) {
        explainer.gaveUp();
      }
      return slow.withoutPlan(
          "neither the data source nor the database answered within "
              + PATIENCE.toSeconds()
              + " s");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return slow.withoutPlan("the thread was interrupted while the database was asked");
    }
  }

  /** Delivers a finding, in production as soon as its plan is known. */
  void deliver(Ledger ledger, Finding finding, Consumer<Finding> delivery) {
    if (explainer == null || test || !(finding instanceof SlowStatementFinding slow)) {
      delivery.accept(finding);
    } else {
      ask(ledger, slow, delivery);
    }
  }

  /** The application's values are needed no longer. */
  void forget(Ledger ledger) {
    ledger.slow().forEach(Execution::dropReplay);
  }

  /** A finding that was made anew, with the plan that is known already. */
  Finding recall(Finding finding) {
    Answer answer =
        explainer != null && finding instanceof SlowStatementFinding
            ? explainer.known(Long.parseUnsignedLong(finding.shape().fingerprint(), 16))
            : null;
    return answer == null ? finding : with((SlowStatementFinding) finding, answer, null);
  }

  private void ask(Ledger ledger, SlowStatementFinding slow, Consumer<Finding> receiver) {
    Execution slowest = slowest(ledger, slow);
    if (explainer == null || slowest == null || slowest.replay() == null) {
      receiver.accept(slow.withoutPlan(NO_DATA_SOURCE));
      return;
    }
    explainer.ask(
        slowest.replay(),
        slowest.sql().shape(),
        answer -> receiver.accept(with(slow, answer, slowest)));
  }

  private static @Nullable Execution slowest(Ledger ledger, SlowStatementFinding slow) {
    return ledger.slow().stream()
        .filter(execution -> execution.replay() != null)
        .filter(execution -> Detection.describe(execution.sql().shape()).equals(slow.shape()))
        .max(Comparator.comparingLong(Execution::nanos))
        .orElse(null);
  }

  private static Finding with(
      SlowStatementFinding slow, Answer answer, @Nullable Execution slowest) {
    if (answer.plan() != null) {
      SlowStatementFinding planned = slow.withPlan(answer.plan());
      return slowest == null ? planned : Advising.advised(planned, answer, slowest);
    }
    return slow.withoutPlan(String.valueOf(answer.reason()));
  }
}
