package dev.roundtrip.testing;

import dev.roundtrip.finding.Finding;
import dev.roundtrip.recording.RecordedStatement;
import dev.roundtrip.testing.ThinningRun.Runs;
import dev.roundtrip.testing.ThinningRun.Thinned;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says whether the queries of an action grow with the rows of one of its results. */
final class ThinningVerdict {

  private final Runs runs;

  private ThinningVerdict(Runs runs) {
    this.runs = runs;
  }

  static void check(Runs runs) {
    new ThinningVerdict(runs).check();
  }

  private void check() {
    List<Thinned> growing = runs.thinned().stream().filter(ThinningVerdict::grows).toList();
    if (!growing.isEmpty()) {
      throw new AssertionError(text(growing));
    }
    String unknown = inconclusive();
    if (unknown != null) {
      throw new AssertionError(
          "INCONCLUSIVE: " + unknown + "\n\n" + Report.statements(runs.second()));
    }
  }

  /** That it grew from the first row to the second only may be a matter of one or several. */
  private static boolean grows(Thinned thinned) {
    long[] sent = thinned.steps().stream().mapToLong(Queries::total).toArray();
    return sent.length > 1 && sent[sent.length - 1] > sent[sent.length - 2];
  }

  /** A growth that was seen is a growth; that none was seen may be because nothing was thinned. */
  private @Nullable String inconclusive() {
    if (runs.second().total() == 0) {
      return runs.first().total() == 0
          ? "the action sent no statement that could be seen"
          : "the action sent nothing when it ran again: something keeps what it has read. Clear the"
              + " cache or the persistence context in the action";
    }
    if (runs.first().untracked() > 0 || runs.second().untracked() > 0 || runs.leftOut() > 0) {
      return "the action sends too many different statements: name the tables to thin";
    }
    for (RecordedStatement each : runs.first().statements()) {
      long again = sent(runs.second(), each);
      if (again < each.executions() && (each.executions() > 1 || each.rows() > 1)) {
        return "the action sent less when it ran again, so that something keeps what it has read:"
            + " clear the cache or the persistence context in the action. Sent %d times, then %d times:\n  %s\n  at %s"
                .formatted(
                    each.executions(),
                    again,
                    Words.line(each.shape().text(), Culprit.WIDTH),
                    each.callSite());
      }
    }
    if (runs.thinned().isEmpty()) {
      return "no query%s returned two rows or more, so nothing could be thinned: add rows to the test data"
          .formatted(runs.tables().isEmpty() ? "" : " on " + String.join(" or ", runs.tables()));
    }
    return runs.thinned().stream()
        .map(ThinningVerdict::doubt)
        .filter(each -> each != null)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String doubt(Thinned thinned) {
    String query =
        "\n  %s\n  at %s"
            .formatted(
                Words.line(thinned.source().shape().text(), Culprit.WIDTH),
                thinned.source().callSite());
    if (thinned.failure() != null) {
      return "the action failed when a result ended after %s, so it depends on the number of rows:"
              .formatted(Words.count(thinned.steps().size() + 1, "row"))
          + " thin other tables only, or seed rows instead. "
          + thinned.failure()
          + query;
    }
    for (int i = 0; i < thinned.steps().size(); i++) {
      Queries step = thinned.steps().get(i);
      long rows =
          ThinningRun.mostRows(step).getOrDefault(thinned.source().shape().fingerprint(), 0L);
      if (rows > i + 1) {
        return "a result could not be thinned: it is scrolled in, unwrapped, or not read through a"
            + " wrapper of ours"
            + query;
      }
      if (sent(step, thinned.source()) == 0) {
        return "a query was not sent again when its result was to be thinned" + query;
      }
      if (step.untracked() > 0) {
        return "the action sends too many different statements: name the tables to thin";
      }
    }
    return null;
  }

  private static long sent(Queries queries, RecordedStatement statement) {
    return queries.statements().stream()
        .filter(each -> each.isSameAs(statement))
        .mapToLong(RecordedStatement::executions)
        .sum();
  }

  private String text(List<Thinned> growing) {
    StringBuilder text = new StringBuilder("The queries grow with the rows of a result:\n");
    text.append(Fact.lines(List.of(new Fact("statements", "constant", "was growing"))));
    Set<String> shown = new HashSet<>();
    for (Thinned each : growing) {
      text.append(table(each));
      each.steps().get(each.steps().size() - 1).statements().stream()
          .filter(statement -> grows(each, statement))
          .forEach(
              statement -> {
                long[] sent = series(each, statement);
                double perRow = (double) (sent[sent.length - 1] - sent[0]) / (sent.length - 1);
                text.append("\n\n").append(Culprit.text("sent", sent, perRow, statement));
                shown.add(statement.shape().fingerprint());
              });
      shown.add(each.source().shape().fingerprint());
    }
    List<Finding> findings =
        runs.second().findings().stream()
            .filter(each -> shown.contains(each.shape().fingerprint()))
            .toList();
    return findings.isEmpty() ? text.toString() : text + "\n\n" + Report.findings(findings, shown);
  }

  private static boolean grows(Thinned thinned, RecordedStatement statement) {
    long[] sent = series(thinned, statement);
    return sent[sent.length - 1] > sent[sent.length - 2];
  }

  private static long[] series(Thinned thinned, RecordedStatement statement) {
    return thinned.steps().stream().mapToLong(step -> sent(step, statement)).toArray();
  }

  private static String table(Thinned thinned) {
    List<Queries> steps = thinned.steps();
    List<Long> totals = new ArrayList<>();
    steps.forEach(each -> totals.add(each.total()));
    return "\n\n  %s of\n    %s\n    at %s\n"
            .formatted(
                Words.count(thinned.rows(), "row"),
                Words.line(thinned.source().shape().text(), Culprit.WIDTH),
                thinned.source().callSite())
        + line("  cut to      ", LongStream.rangeClosed(1, steps.size()).boxed())
        + "\n"
        + line("  statements  ", totals.stream());
  }

  private static String line(String label, Stream<Long> numbers) {
    StringBuilder line = new StringBuilder(label);
    numbers.forEach(each -> line.append(Words.right(Long.toString(each), 8)));
    return line.toString();
  }
}
