package dev.roundtrip.internal.verdict;

import dev.roundtrip.finding.AllowedFinding;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.Inconclusive;
import dev.roundtrip.finding.ScopeReport;
import dev.roundtrip.internal.detect.Detection;
import dev.roundtrip.internal.detect.Found;
import dev.roundtrip.internal.scope.Incident;
import dev.roundtrip.internal.scope.Ledger;
import dev.roundtrip.internal.scope.ScopeKind;
import java.util.ArrayList;
import java.util.List;

/** Says what is reported of a scope, what is allowed, and what could not be judged. Thread-safe. */
public final class Judge {

  private final Detection detection;
  private final AllowList allowed;
  private final boolean looksForOneRowParents;

  /**
   * Makes a judge.
   *
   * @param detection finds
   * @param allowed what is meant
   * @param looksForOneRowParents whether a parent with one row is said to be inconclusive: in
   *     tests, where somebody can add another row
   */
  public Judge(Detection detection, AllowList allowed, boolean looksForOneRowParents) {
    this.detection = detection;
    this.allowed = allowed;
    this.looksForOneRowParents = looksForOneRowParents;
  }

  /** Judges a scope that has ended. */
  public ScopeReport report(Ledger ledger) {
    List<Finding> findings = new ArrayList<>();
    List<AllowedFinding> meant = new ArrayList<>();
    for (Found found : detection.judge(ledger)) {
      String reason = allowed.reason(found);
      if (reason == null) {
        findings.add(found.finding());
      } else {
        meant.add(new AllowedFinding(found.finding(), reason));
      }
    }
    return new ScopeReport(ledger.scope(), ledger.statements(), findings, meant, doubts(ledger));
  }

  /** Only somebody who opened a scope wants to know what its silence is worth. */
  private List<Inconclusive> doubts(Ledger ledger) {
    if (ledger.kind() != ScopeKind.EXPLICIT) {
      return List.of();
    }
    List<Inconclusive> doubts = new ArrayList<>(Doubts.of(ledger));
    if (looksForOneRowParents) {
      doubts.addAll(detection.doubts(ledger));
    }
    return doubts;
  }

  /** Judges what belongs to no scope that is open, without what is allowed. */
  public List<Finding> findings(Incident incident) {
    return detection.findings(incident).stream()
        .filter(finding -> allowed.reason(new Found(finding, List.of())) == null)
        .toList();
  }

  /** Why a statement was not reported, one sentence each; see {@link WhyNot}. */
  public List<String> whyNot(Ledger ledger, String sql) {
    return new WhyNot(detection, allowed).sentences(ledger, sql);
  }
}
