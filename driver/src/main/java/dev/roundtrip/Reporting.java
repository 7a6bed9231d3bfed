package dev.roundtrip;

import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingListener;
import dev.roundtrip.finding.ScopeReport;
import dev.roundtrip.internal.probe.OwnFailures;
import dev.roundtrip.internal.report.Outcome;
import dev.roundtrip.internal.report.ScopeCosts;
import dev.roundtrip.internal.report.ScopeSummary;
import dev.roundtrip.internal.scope.Ledger;
import dev.roundtrip.internal.scope.OpenScope;
import dev.roundtrip.internal.scope.ScopeClocks;
import dev.roundtrip.internal.scope.ScopeKind;
import dev.roundtrip.internal.scope.Scopes;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;

/**
 * Tells the log, the listeners and the extensions. What these send to a database meanwhile is
 * counted nowhere, so that it leads to no findings. Thread-safe.
 */
final class Reporting {

  private final Logger logger;
  private final FindingLog log;
  private final List<FindingListener> listeners;
  private final Extensions extensions;
  private final Scopes scopes;
  private final OwnFailures failures;

  Reporting(Roundtrip.Builder settings, Logger logger, Scopes scopes, OwnFailures failures) {
    this.logger = logger;
    this.log = new FindingLog(logger, settings.log, settings.logInterval, System::nanoTime);
    this.listeners = List.copyOf(settings.listeners);
    this.extensions = new Extensions(settings.extensions, failures);
    this.scopes = scopes;
    this.failures = failures;
  }

  /** Whether somebody wants to hear of every scope. */
  boolean watchesScopes() {
    return extensions.watchScopes();
  }

  ScopeReport enrich(ScopeReport report) {
    return extensions.enrichFindings() && !report.findings().isEmpty()
        ? muted(() -> extensions.enrich(report))
        : report;
  }

  Finding enrich(Finding finding) {
    return extensions.enrichFindings() ? muted(() -> extensions.enrich(finding)) : finding;
  }

  /** A scope has ended: for those who hear of every scope. */
  void ended(Ledger ledger, ScopeReport report) {
    if (extensions.watchScopes()) {
      muted(
          () -> {
            extensions.ended(ledger, report);
            return report;
          });
    }
  }

  /** The line of a scope in the log. */
  void summarize(Ledger ledger, ScopeReport report, boolean withInconclusive) {
    log(
        () -> {
          boolean explicit = ledger.kind() == ScopeKind.EXPLICIT;
          if (!log.tellsScopes()) {
            return;
          }
          if (explicit && logger.isInfoEnabled()) {
            logger.info("{}", summary(ledger, report, withInconclusive));
          } else if (!explicit && logger.isDebugEnabled()) {
            logger.debug("{}", summary(ledger, report, withInconclusive));
          }
        });
  }

  private static ScopeSummary summary(Ledger ledger, ScopeReport report, boolean withInconclusive) {
    return new ScopeSummary(
        ledger.scope(),
        ledger.statements(),
        ledger.failures(),
        Duration.ofNanos(ledger.nanos()),
        ledger.rows(),
        ledger.shapes(),
        Outcome.of(report, withInconclusive),
        ledger.nested(),
        costs(ledger),
        ledger.untracked());
  }

  static ScopeCosts costs(Ledger ledger) {
    ScopeClocks clocks = ledger.clocks();
    return new ScopeCosts(
        clocks.acquisitions(),
        Duration.ofNanos(clocks.acquisitionNanos()),
        clocks.commits() + clocks.rollbacks(),
        Duration.ofNanos(clocks.commitNanos() + clocks.rollbackNanos()),
        ledger.affectedRows(),
        clocks.failuresByState());
  }

  /** A finding is there: for the log and the listeners. */
  void tell(Finding finding) {
    log(() -> log.tell(finding));
    if (!listeners.isEmpty()) {
      muted(
          () -> {
            listeners.forEach(listener -> tell(finding, listener));
            return finding;
          });
    }
  }

  private void tell(Finding finding, FindingListener listener) {
    try {
      listener.onFinding(finding);
    } catch (Throwable failure) {
      failures.note("A finding listener failed and has missed a finding.", failure);
    }
  }

  /** What a logging back end throws must cost neither the next finding nor a listener. */
  private void log(Runnable report) {
    try {
      report.run();
    } catch (Throwable failure) {
      failures.note("A report could not be logged.", failure);
    }
  }

  private <T> T muted(Supplier<T> work) {
    OpenScope muted = scopes.mute();
    try {
      return work.get();
    } finally {
      scopes.unmute(muted);
    }
  }
}
