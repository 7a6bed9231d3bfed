package dev.roundtrip.internal.report;

import dev.roundtrip.finding.Change;
import dev.roundtrip.finding.Proof;
import dev.roundtrip.finding.Recommendation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What to change, as lines of a finding's block. */
final class RecommendationText {

  /** One line and what stands in front of it. */
  record Line(String label, String content) {}

  private RecommendationText() {}

  static List<Line> of(List<Recommendation> recommendations) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < recommendations.size(); i++) {
      add(lines, recommendations.get(i), i == 0 ? "fix" : "and");
    }
    return lines;
  }

  private static void add(List<Line> lines, Recommendation recommendation, String label) {
    lines.add(new Line("because", recommendation.cause()));
    lines.add(new Line(label, recommendation.text()));
    Change change = recommendation.change();
    if (change != null) {
      lines.add(new Line("", change.forward()));
    }
    Proof proof = recommendation.proof();
    if (proof != null) {
      proof(lines, proof);
    } else if (recommendation.impact() != null) {
      String not = recommendation.notProved();
      lines.add(
          new Line(
              "estimated", recommendation.impact() + (not == null ? "" : "; not tried: " + not)));
    }
    lines.add(
        new Line(
            "risk",
            recommendation.risk().name().toLowerCase(Locale.ROOT)
                + ": "
                + recommendation.riskWhy()));
  }

  private static void proof(List<Line> lines, Proof proof) {
    lines.add(new Line("tried", measured(proof)));
    if (proof.planAfter() != null) {
      String label = "plan then";
      for (String line : PlanText.of(proof.planAfter())) {
        lines.add(new Line(label, Lines.cut(Lines.one(line), 200)));
        label = "";
      }
    }
  }

  /** What was measured, in one line. */
  static String measured(Proof proof) {
    String size = proof.indexBytes() == null ? "" : "; the index has " + bytes(proof.indexBytes());
    String writes = proof.writes() == null ? "" : "; " + proof.writes();
    return times(proof) + proof.how() + size + writes;
  }

  /** {@code 1147 ms → 3 ms (99.7 % less), }. */
  static String times(Proof proof) {
    Duration before = proof.before();
    Duration after = proof.after();
    return before == null || after == null
        ? ""
        : "%s → %s%s, "
            .formatted(Durations.text(before), Durations.text(after), less(before, after));
  }

  private static String less(Duration before, Duration after) {
    double share = before.isZero() ? 0 : 1 - (double) after.toNanos() / before.toNanos();
    return share <= 0 ? "" : String.format(Locale.ROOT, " (%.1f %% less)", share * 100);
  }

  static String bytes(@Nullable Long bytes) {
    if (bytes == null) {
      return "";
    }
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%,d kB", Math.max(1, bytes / 1_000))
        : String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
  }
}
