package dev.roundtrip.corpus;

import dev.roundtrip.corpus.Recording.Execution;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.NPlusOneFinding;
import dev.roundtrip.finding.NPlusOneVariant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares what was found with what had to be found, and counts. */
final class Scoreboard {

  private final Figures figures = new Figures();

  Figures figures() {
    return figures;
  }

  /** What is wrong with this run; empty if nothing is. */
  List<String> judge(Scenario scenario, int n, List<Finding> findings) throws IOException {
    return judge(scenario, n, findings, List.of());
  }

  /** The same, with the rules of others on what was sent in the run. */
  List<String> judge(Scenario scenario, int n, List<Finding> findings, List<Execution> sent)
      throws IOException {
    List<String> wrong = new ArrayList<>();
    List<Finding> left = new ArrayList<>(findings);
    List<Expect> expected = scenario.expected(n);
    for (Expect finds : expected) {
      String row = row(scenario, title(finds), n);
      Finding match = match(scenario, finds, left);
      figures.count(row + "expected", true);
      figures.count(row + "found", match != null);
      if (match == null) {
        wrong.add("missed " + title(finds) + " at " + scenario.site(finds));
      } else {
        left.remove(match);
        compare(scenario, finds, match, row, wrong);
      }
      naive(scenario, row, sent);
    }
    if (expected.isEmpty()) {
      String row = row(scenario, scenario.silence(), n);
      figures.count(row + "expected", true);
      figures.count(row + "found", !left.isEmpty());
      naive(scenario, row, sent);
    }
    figures.count(row(scenario, "false alarms", n) + "expected", true);
    for (Finding alarm : left) {
      figures.count(row(scenario, "false alarms", n) + "found", true);
      wrong.add("false alarm: " + text(alarm));
    }
    if (!wrong.isEmpty()) {
      figures.wrong(scenario.run(n), wrong);
    }
    return wrong;
  }

  private static String row(Scenario scenario, String title, int n) {
    String size = n <= 3 ? "02" : n <= 12 ? "05" : "20";
    return "%s | %s | %s | ".formatted(scenario.part(), title, size);
  }

  /** A kind, with its flavour where the label tells one. */
  private static String title(Expect finds) {
    return finds.value().title()
        + (finds.variant().length == 0
                ? ""
                : ", " + finds.variant()[0].name().toLowerCase(Locale.ROOT))
            .replace('_', ' ');
  }

  private void naive(Scenario scenario, String row, List<Execution> sent) {
    if (!scenario.hasScopes() && !sent.isEmpty()) {
      figures.count(row + "asked of others", true);
      for (NaiveRule rule : NaiveRule.values()) {
        figures.count(row + rule.title(), rule.alarms(sent));
      }
    }
  }

  private static @Nullable Finding match(Scenario scenario, Expect finds, List<Finding> findings)
      throws IOException {
    Finding ofKind = null;
    for (Finding finding : findings) {
      if (finding.kind() == finds.value()) {
        ofKind = ofKind == null ? finding : ofKind;
        if (Sites.isAt(finding, scenario.site(finds))) {
          return finding;
        }
      }
    }
    return ofKind;
  }

  private void compare(
      Scenario scenario, Expect finds, Finding match, String row, List<String> wrong)
      throws IOException {
    boolean site = Sites.isAt(match, scenario.site(finds));
    boolean type = isOfVariant(finds, match);
    figures.count(row + "site right", site);
    figures.count(row + "type right", type);
    if (!site) {
      wrong.add("not at site: " + scenario.site(finds) + " but " + text(match));
    }
    if (!type) {
      wrong.add("not " + title(finds) + ": " + text(match));
    }
    if (finds.value() == FindingKind.N_PLUS_ONE && match instanceof NPlusOneFinding finding) {
      String source = finding.source() == null ? "" : finding.source().column();
      boolean right = source.equals(finds.source()) && finding.nested() == finds.nested();
      figures.count(row + "source asked", true);
      figures.count(row + "source right", right);
      if (!right) {
        wrong.add("not from '" + finds.source() + "' but '" + source + "': " + text(match));
      }
    }
  }

  private static boolean isOfVariant(Expect finds, Finding match) {
    return finds.variant().length == 0
        || (match instanceof NPlusOneFinding finding
            && List.of(finds.variant()).contains(variant(finding)));
  }

  // MERGE: once NPlusOneFinding tells its variant, this is finding.variant().
  private static NPlusOneVariant variant(NPlusOneFinding finding) {
    try {
      Object told = NPlusOneFinding.class.getMethod("variant").invoke(finding);
      return (NPlusOneVariant) told;
    } catch (ReflectiveOperationException notYet) {
      if (finding.nested()) {
        return NPlusOneVariant.NESTED;
      }
      return finding.lazyAssociation() ? NPlusOneVariant.LAZY_ASSOCIATION : NPlusOneVariant.PROVED;
    }
  }

  private static String text(Finding finding) {
    return finding.summary() + " at " + finding.callSite() + ": " + finding.shape().text();
  }

  /** In a line, for a console. */
  @Override
  public String toString() {
    int found = 0;
    int expected = 0;
    int alarms = 0;
    int wrong = 0;
    for (Map.Entry<String, String> figure : figures.values().entrySet()) {
      String key = figure.getKey();
      if (key.startsWith(Figures.WRONG)) {
        wrong++;
      } else if (key.contains(" | false alarms | ")) {
        alarms += key.endsWith(" | found") ? Integer.parseInt(figure.getValue()) : 0;
      } else if (!isSilence(key) && key.endsWith(" | found")) {
        found += Integer.parseInt(figure.getValue());
      } else if (!isSilence(key) && key.endsWith(" | expected")) {
        expected += Integer.parseInt(figure.getValue());
      }
    }
    return "found %d of %d, %d findings that no label expects, %d runs that come out wrong"
        .formatted(found, expected, alarms, wrong);
  }

  private static boolean isSilence(String key) {
    return Stream.of("silent", "below", "limit").anyMatch(row -> key.contains(" | " + row + " | "));
  }
}
