package dev.roundtrip.corpus;

import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.NPlusOneFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares what was found with what had to be found, and counts. */
final class Scoreboard {

  private static final Path SOURCES = Path.of("src/test/java/dev/roundtrip/corpus");

  private int runs;
  private int silent;
  private int limits;
  private int found;
  private int missed;
  private int falseAlarms;
  private int sitesRight;
  private int sourcesRight;
  private int sourcesAsked;

  /** What is wrong with this run; empty if nothing is. */
  List<String> judge(Scenario scenario, int n, List<Finding> findings) throws IOException {
    runs++;
    limits += scenario.isLimit() ? 1 : 0;
    List<String> wrong = new ArrayList<>();
    List<Finding> left = new ArrayList<>(findings);
    List<Expect> expected = scenario.expected(n);
    silent += expected.isEmpty() ? 1 : 0;
    for (Expect finds : expected) {
      Finding match = match(scenario, finds, left);
      if (match == null) {
        missed++;
        wrong.add("missed " + finds.value() + " at " + scenario.site(finds));
      } else {
        left.remove(match);
        found++;
        compare(scenario, finds, match, wrong);
      }
    }
    falseAlarms += left.size();
    left.forEach(finding -> wrong.add("false alarm: " + text(finding)));
    return wrong;
  }

  private static @Nullable Finding match(Scenario scenario, Expect finds, List<Finding> findings)
      throws IOException {
    Finding ofKind = null;
    for (Finding finding : findings) {
      if (finding.kind() == finds.value()) {
        ofKind = ofKind == null ? finding : ofKind;
        if (isAt(finding, scenario.site(finds))) {
          return finding;
        }
      }
    }
    return ofKind;
  }

  private void compare(Scenario scenario, Expect finds, Finding match, List<String> wrong)
      throws IOException {
    if (isAt(match, scenario.site(finds))) {
      sitesRight++;
    } else {
      wrong.add("not at site: " + scenario.site(finds) + " but " + text(match));
    }
    if (match instanceof NPlusOneFinding finding) {
      sourcesAsked++;
      String source = finding.source() == null ? "" : finding.source().column();
      if (source.equals(finds.source()) && finding.nested() == finds.nested()) {
        sourcesRight++;
      } else {
        wrong.add("not from '" + finds.source() + "' but '" + source + "': " + text(match));
      }
    }
  }

  private static boolean isAt(Finding finding, String site) throws IOException {
    String file = finding.callSite().fileName();
    if (file == null || !Files.exists(SOURCES.resolve(file))) {
      return false;
    }
    List<String> lines = Files.readAllLines(SOURCES.resolve(file));
    // The frame is on the line of the method's name, the marker at the end of the statement.
    for (int i = Math.max(0, finding.callSite().line() - 1); i < lines.size(); i++) {
      if (lines.get(i).endsWith("// site: " + site)) {
        return true;
      }
      if (lines.get(i).contains(";")) {
        return false;
      }
    }
    return false;
  }

  private static String text(Finding finding) {
    return finding.summary() + " at " + finding.callSite() + ": " + finding.shape().text();
  }

  int runs() {
    return runs;
  }

  @Override
  public String toString() {
    return ("%d runs, %d of them to be silent, %d with a documented limit | found %d, missed %d,"
            + " false alarms %d | call site right %d of %d | source right %d of %d")
        .formatted(
            runs,
            silent,
            limits,
            found,
            missed,
            falseAlarms,
            sitesRight,
            found,
            sourcesRight,
            sourcesAsked);
  }
}
