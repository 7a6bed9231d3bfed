package dev.roundtrip.testing;

import dev.roundtrip.finding.Finding;
import dev.roundtrip.recording.RecordedStatement;
import dev.roundtrip.testing.ScalingRun.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Says how the queries of an action grow, and which shape does. */
final class ScalingVerdict {

  private final List<Step> steps;

  private ScalingVerdict(List<Step> steps) {
    this.steps = steps;
  }

  static void check(List<Step> steps, Growth limit) {
    new ScalingVerdict(steps).check(limit);
  }

  private void check(Growth limit) {
    Growth rowLimit = limit.compareTo(Growth.LINEAR) < 0 ? Growth.LINEAR : limit;
    Growth statements = growth(Queries::total);
    Growth rows = growth(Queries::rows);
    List<Fact> facts = new ArrayList<>();
    if (statements.compareTo(limit) > 0) {
      facts.add(fact("statements", limit, statements));
    }
    if (rows.compareTo(rowLimit) > 0) {
      facts.add(fact("rows read", rowLimit, rows));
    }
    if (!facts.isEmpty()) {
      throw new AssertionError(text(facts, limit, rowLimit));
    }
    String unknown = inconclusive();
    if (unknown != null) {
      throw new AssertionError("INCONCLUSIVE: " + unknown + "\n\n" + table());
    }
  }

  private static Fact fact(String what, Growth limit, Growth was) {
    String expected = limit == Growth.CONSTANT ? "constant" : "at most " + limit;
    return new Fact(what, expected, "was " + was);
  }

  private Growth growth(ToLongFunction<Queries> count) {
    return Growth.of(at(0, count), at(1, count), at(2, count));
  }

  private long at(int step, ToLongFunction<Queries> count) {
    return count.applyAsLong(steps.get(step).queries());
  }

  /** A growth that was seen is a growth; that none was seen may be because there was nothing. */
  private @Nullable String inconclusive() {
    if (steps.stream().anyMatch(step -> step.queries().untracked() > 0)) {
      return "the action sent too many different statements to tell them apart";
    }
    if (steps.stream().anyMatch(step -> step.queries().total() == 0)) {
      return "the action sent no statement that could be seen";
    }
    boolean added = steps.stream().allMatch(step -> step.seeding().affectedRows() > 0);
    boolean read = at(2, Queries::rows) > at(0, Queries::rows);
    return added || read
        ? null
        : "the seed added nothing that could be seen, so nothing could grow: let it write over an"
            + " observed DataSource, and add as many rows as it is asked for";
  }

  private String text(List<Fact> facts, Growth limit, Growth rowLimit) {
    StringBuilder text = new StringBuilder("The queries grow with their data:\n");
    text.append(Fact.lines(facts)).append("\n\n").append(table());
    Set<String> shown = new HashSet<>();
    for (RecordedStatement last : steps.get(2).queries().statements()) {
      long[] sent = series(last, RecordedStatement::executions);
      long[] read = series(last, RecordedStatement::rows);
      if (Growth.of(sent[0], sent[1], sent[2]).compareTo(limit) > 0) {
        culprit(text, "sent", sent, last);
        shown.add(last.shape().fingerprint());
      } else if (Growth.of(read[0], read[1], read[2]).compareTo(rowLimit) > 0) {
        culprit(text, "rows", read, last);
        shown.add(last.shape().fingerprint());
      }
    }
    List<Finding> findings = steps.get(2).queries().findings();
    return findings.isEmpty() ? text.toString() : text + "\n\n" + Report.findings(findings, shown);
  }

  private void culprit(StringBuilder text, String what, long[] counts, RecordedStatement grows) {
    double perRow = (double) (counts[2] - counts[0]) / (steps.get(2).rows() - steps.get(0).rows());
    text.append("\n\n").append(Culprit.text(what, counts, perRow, grows));
  }

  private long[] series(RecordedStatement last, ToLongFunction<RecordedStatement> count) {
    return steps.stream()
        .mapToLong(
            step ->
                step.queries().statements().stream()
                    .filter(each -> each.isSameAs(last))
                    .mapToLong(count)
                    .sum())
        .toArray();
  }

  private String table() {
    return line("rows seeded", "%,d", Step::rows)
        + line("statements", "%,d", step -> step.queries().total())
        + line("rows read", "%,d", step -> step.queries().rows()).stripTrailing();
  }

  private String line(String label, String form, ToLongFunction<Step> number) {
    StringBuilder line = new StringBuilder("  ").append(Words.padded(label, 11));
    for (Step step : steps) {
      String text = String.format(Locale.ROOT, form, number.applyAsLong(step));
      line.append(Words.right(text, 8));
    }
    return line.append('\n').toString();
  }
}
