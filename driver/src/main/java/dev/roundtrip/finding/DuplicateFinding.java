package dev.roundtrip.finding;

import java.util.List;
import java.util.Objects;

/**
 * The same statement with the same values was sent again although nothing was written to its tables
 * in between.
 *
 * @param evidence the facts; its call site is the one that repeats most
 * @param callSites all lines that sent it, the most frequent first
 * @param distinctValues how many different sets of values were repeated, at least 1
 */
public record DuplicateFinding(Evidence evidence, List<CallSite> callSites, long distinctValues)
    implements Finding {

  public DuplicateFinding {
    Objects.requireNonNull(evidence, "evidence");
    callSites = List.copyOf(callSites);
  }

  @Override
  public FindingKind kind() {
    return FindingKind.DUPLICATE;
  }

  @Override
  public long needed() {
    return distinctValues;
  }

  @Override
  public String summary() {
    String where = callSites.size() > 1 ? " from " + callSites.size() + " places" : "";
    String values =
        distinctValues == 1 ? "with the same values" : "for " + distinctValues + " sets of values";
    return "Duplicate statement: sent %d times %s%s".formatted(occurrences(), values, where);
  }

  @Override
  public DuplicateFinding withEvidence(Evidence facts) {
    return new DuplicateFinding(facts, callSites, distinctValues);
  }
}
