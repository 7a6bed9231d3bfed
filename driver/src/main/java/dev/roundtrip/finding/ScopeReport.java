package dev.roundtrip.finding;

import java.util.List;
import java.util.Objects;

/**
 * What is said of a scope that has ended. Immutable.
 *
 * @param scope the scope's name
 * @param statements how many statements were counted in it
 * @param findings what was reported
 * @param allowed what was found and not reported, because it is meant
 * @param inconclusive what could not be judged
 */
public record ScopeReport(
    String scope,
    long statements,
    List<Finding> findings,
    List<AllowedFinding> allowed,
    List<Inconclusive> inconclusive) {

  public ScopeReport {
    Objects.requireNonNull(scope, "scope");
    findings = List.copyOf(findings);
    allowed = List.copyOf(allowed);
    inconclusive = List.copyOf(inconclusive);
  }

  /** A finding comes before what could not be judged. */
  public Verdict verdict() {
    if (!findings.isEmpty()) {
      return Verdict.FINDINGS;
    }
    return inconclusive.isEmpty() ? Verdict.CLEAN : Verdict.INCONCLUSIVE;
  }
}
