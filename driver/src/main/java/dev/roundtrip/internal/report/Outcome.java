package dev.roundtrip.internal.report;

import dev.roundtrip.finding.AllowedFinding;
import dev.roundtrip.finding.Inconclusive;
import dev.roundtrip.finding.ScopeReport;
import java.util.ArrayList;
import java.util.List;

/**
 * The end of a scope's line: what came of it.
 *
 * @param findings findings reported
 * @param allowed the reasons of those that are meant, one for each
 * @param inconclusive what could not be judged, as far as the line tells
 */
public record Outcome(int findings, List<String> allowed, List<String> inconclusive) {

  /** More of them make the line unreadable; the report has all. */
  private static final int SHOWN = 3;

  public Outcome {
    allowed = List.copyOf(allowed);
    inconclusive = List.copyOf(inconclusive);
  }

  /** What a report says; what could not be judged only if that is wanted. */
  public static Outcome of(ScopeReport report, boolean withInconclusive) {
    return new Outcome(
        report.findings().size(),
        report.allowed().stream().map(AllowedFinding::reason).toList(),
        withInconclusive
            ? report.inconclusive().stream().map(Inconclusive::message).toList()
            : List.of());
  }

  /** With an arrow in front; empty if nothing came of it. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    if (findings > 0) {
      parts.add(count(findings));
    }
    if (!allowed.isEmpty()) {
      parts.add(count(allowed.size()) + " allowed (" + listed(allowed) + ")");
    }
    if (!inconclusive.isEmpty()) {
      parts.add("inconclusive (" + listed(inconclusive) + ")");
    }
    return parts.isEmpty() ? "" : " → " + String.join(", ", parts);
  }

  private static String count(int findings) {
    return findings + (findings == 1 ? " finding" : " findings");
  }

  private static String listed(List<String> texts) {
    List<String> distinct = texts.stream().distinct().map(Lines::one).toList();
    return String.join("; ", distinct.subList(0, Math.min(SHOWN, distinct.size())))
        + (distinct.size() > SHOWN ? "; and " + (distinct.size() - SHOWN) + " more" : "");
  }
}
