package dev.roundtrip.testing;

import dev.roundtrip.finding.Finding;
import dev.roundtrip.recording.RecordedStatement;
import dev.roundtrip.testing.Baseline.Entry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is said at the end of a run. */
final class RunSummary {

  private static final int TESTS = 5;
  private static final int LINES = 10;

  private final List<TestResult> results;
  private final StringBuilder text = new StringBuilder();

  private RunSummary(List<TestResult> results) {
    this.results = results;
  }

  static String of(List<TestResult> results, Path json) {
    RunSummary summary = new RunSummary(results);
    summary.heading();
    summary.mostStatements();
    summary.findings();
    summary.gone();
    summary.inconclusive();
    return summary.text.append("  everything: ").append(json).append("\n").toString();
  }

  /** What this run would accept, with the reasons that there are; to be copied. */
  static String baseline(List<TestResult> results) {
    Set<String> lines = new LinkedHashSet<>();
    lines.add("# Findings of the tests of this run. Each needs a reason.");
    for (TestResult result : results) {
      result.findings().stream()
          .filter(Ratchet::isSteady)
          .forEach(
              finding ->
                  lines.add(Baseline.line(finding, result.name()) + reason(finding, result)));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String reason(Finding finding, TestResult result) {
    return result.accepted().stream()
        .filter(entry -> entry.isOf(finding))
        .map(entry -> " " + entry.reason())
        .findFirst()
        .orElse("");
  }

  private void heading() {
    long statements = results.stream().mapToLong(TestResult::total).sum();
    Duration time =
        results.stream()
            .flatMap(each -> each.statements().stream())
            .map(RecordedStatement::time)
            .reduce(Duration.ZERO, Duration::plus);
    text.append("\nRoundtrip: ")
        .append(Words.count(results.size(), "test"))
        .append(" sent ")
        .append(Words.count(statements, "statement"))
        .append(", ")
        .append(Words.duration(time))
        .append(" in the database\n");
  }

  private void mostStatements() {
    List<TestResult> most =
        results.stream()
            .filter(each -> each.total() > 0)
            .sorted(Comparator.comparingLong(TestResult::total).reversed())
            .limit(TESTS)
            .toList();
    List<String> counts = most.stream().map(each -> Long.toString(each.total())).toList();
    section("most statements", !most.isEmpty());
    for (int i = 0; i < most.size(); i++) {
      line(Words.right(counts.get(i), Words.width(counts)) + "  " + most.get(i).name());
    }
  }

  /** In one test it may have been seen in several scopes. */
  private record Seen(Finding finding, boolean fresh, Set<String> tests) {}

  private void findings() {
    Map<String, Seen> seen = new LinkedHashMap<>();
    for (TestResult result : results) {
      for (Finding finding : result.findings()) {
        boolean fresh = result.fresh().contains(finding);
        seen.computeIfAbsent(
                finding.fingerprint() + fresh,
                unused -> new Seen(finding, fresh, new LinkedHashSet<>()))
            .tests()
            .add(result.name());
      }
    }
    section("findings", !seen.isEmpty());
    limited(
        seen.values().stream()
            .sorted(Comparator.comparing(each -> !each.fresh()))
            .map(
                each ->
                    (each.fresh() ? "NEW  " : "")
                        + each.finding().summary()
                        + "\n      at "
                        + each.finding().callSite()
                        + "\n      in "
                        + some(each.tests()))
            .toList());
  }

  private static String some(Set<String> tests) {
    String first = tests.iterator().next();
    return tests.size() == 1 ? first : first + " and " + Words.count(tests.size() - 1, "more test");
  }

  private void gone() {
    List<String> lines = new ArrayList<>();
    for (TestResult result : results) {
      for (Entry entry : result.gone()) {
        lines.add(
            "%s of %s in %s: remove line %d"
                .formatted(entry.kind().title(), entry.where(), result.name(), entry.line()));
      }
    }
    section("accepted and gone", !lines.isEmpty());
    limited(lines);
  }

  /** The same is often true of many tests. */
  private void inconclusive() {
    Map<String, Set<String>> tests = new LinkedHashMap<>();
    for (TestResult result : results) {
      for (String doubt : result.inconclusive()) {
        tests.computeIfAbsent(doubt, unused -> new LinkedHashSet<>()).add(result.name());
      }
    }
    section("INCONCLUSIVE", !tests.isEmpty());
    limited(
        tests.entrySet().stream()
            .map(each -> each.getKey() + "\n      in " + some(each.getValue()))
            .toList());
  }

  private void section(String title, boolean any) {
    if (any) {
      text.append("  ").append(title).append('\n');
    }
  }

  private void limited(Collection<String> lines) {
    lines.stream().limit(LINES).forEach(this::line);
    if (lines.size() > LINES) {
      line("… and " + (lines.size() - LINES) + " more");
    }
  }

  private void line(String line) {
    text.append("    ").append(line).append('\n');
  }
}
