package dev.roundtrip;

import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.ScopeReport;
import dev.roundtrip.internal.detect.Detection;
import dev.roundtrip.internal.probe.OwnFailures;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.Group;
import dev.roundtrip.internal.scope.Ledger;
import dev.roundtrip.internal.scope.ScopeClocks;
import dev.roundtrip.internal.scope.ScopeKind;
import dev.roundtrip.spi.EndedScope;
import dev.roundtrip.spi.EndedScope.Connections;
import dev.roundtrip.spi.RoundtripExtension;
import dev.roundtrip.spi.SentStatements;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** Whoever knows more, or wants to know; nothing is made for them if there is nobody. */
final class Extensions {

  private final List<RoundtripExtension> enriching;
  private final List<RoundtripExtension> watching;
  private final OwnFailures failures;

  Extensions(List<RoundtripExtension> extensions, OwnFailures failures) {
    this.enriching = List.copyOf(extensions);
    this.watching = extensions.stream().filter(RoundtripExtension::wantsScopes).toList();
    this.failures = failures;
  }

  boolean enrichFindings() {
    return !enriching.isEmpty();
  }

  boolean watchScopes() {
    return !watching.isEmpty();
  }

  ScopeReport enrich(ScopeReport report) {
    return new ScopeReport(
        report.scope(),
        report.statements(),
        report.findings().stream().map(this::enrich).toList(),
        report.allowed(),
        report.inconclusive());
  }

  Finding enrich(Finding finding) {
    Finding enriched = finding;
    for (RoundtripExtension extension : enriching) {
      try {
        enriched = Objects.requireNonNull(extension.enrich(enriched));
      } catch (Throwable failure) {
        failures.note("What a framework knows of a finding is missing from it.", failure);
      }
    }
    return enriched;
  }

  void ended(Ledger ledger, ScopeReport report) {
    EndedScope scope = describe(ledger, report);
    for (RoundtripExtension extension : watching) {
      try {
        extension.ended(scope);
      } catch (Throwable failure) {
        failures.note("Somebody who counts scopes failed, and has missed one.", failure);
      }
    }
  }

  private static EndedScope describe(Ledger ledger, ScopeReport report) {
    ScopeClocks clocks = ledger.clocks();
    return new EndedScope(
        ledger.scope(),
        ledger.kind() == ScopeKind.EXPLICIT,
        Duration.ofNanos(ledger.wallNanos()),
        ledger.statements(),
        ledger.failures(),
        Duration.ofNanos(ledger.nanos()),
        ledger.rows(),
        sent(ledger),
        new Connections(
            clocks.acquisitions(),
            Duration.ofNanos(clocks.acquisitionNanos()),
            clocks.leases(),
            Duration.ofNanos(clocks.leaseNanos()),
            clocks.commits() + clocks.rollbacks(),
            Duration.ofNanos(clocks.commitNanos() + clocks.rollbackNanos())),
        report);
  }

  /** For each scope that somebody watches, so without streams. */
  private static List<SentStatements> sent(Ledger ledger) {
    List<SentStatements> sent = new ArrayList<>(ledger.shapes());
    for (List<Group> groups : ledger.groupsByShape().values()) {
      for (Group group : groups) {
        sent.add(describe(group));
      }
    }
    return Collections.unmodifiableList(sent);
  }

  private static SentStatements describe(Group group) {
    return new SentStatements(
        Detection.describe(group.shape()),
        group.dataSource(),
        group.count(),
        group.failures(),
        group.rows(),
        group.affectedRows(),
        Duration.ofNanos(group.nanos()),
        consumer -> {
          for (Execution execution : group.executions()) {
            consumer.accept(execution.nanos());
          }
        });
  }
}
