package dev.roundtrip.testing;

import dev.roundtrip.finding.DuplicateFinding;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.NPlusOneFinding;
import dev.roundtrip.finding.NPlusOneFinding.Source;
import dev.roundtrip.recording.RecordedStatement;
import dev.roundtrip.recording.SimulatedLatency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What was sent and what is wrong with it, for the text of a failure. */
final class Report {

  private static final int SHAPES = 20;
  private static final int WIDTH = 110;
  private static final Duration NEAR = Duration.ofMillis(1);

  private Report() {}

  static String of(Queries queries) {
    return of(
        queries,
        queries.name()
            + " sent "
            + Words.count(queries.total(), "statement")
            + distance(queries.latency()));
  }

  /** The same where the name has been said. */
  static String unnamed(Queries queries) {
    return of(queries, sent(queries));
  }

  private static String of(Queries queries, String heading) {
    return queries.findings().isEmpty()
        ? statements(queries, heading)
        : statements(queries, heading)
            + "\n\n"
            + findings(queries.findings(), shownShapes(queries));
  }

  private static String sent(Queries queries) {
    return Words.count(queries.total(), "statement")
        + (queries.total() == 1 ? " was" : " were")
        + " sent"
        + distance(queries.latency());
  }

  private static String distance(SimulatedLatency latency) {
    return latency.isSimulated()
        ? " over a simulated distance of %s: %s, %s"
            .formatted(
                Words.duration(latency.perRoundTrip()),
                Words.count(latency.roundTrips(), "round trip"),
                Words.duration(latency.total()))
        : "";
  }

  /** Those that {@link #statements} shows: a finding about one of them need not repeat it. */
  private static Set<String> shownShapes(Queries queries) {
    return queries.statements().stream()
        .limit(SHAPES)
        .map(each -> each.shape().fingerprint())
        .collect(Collectors.toSet());
  }

  /** One line for each shape and line of code, and the line of code under it. */
  static String statements(Queries queries) {
    return statements(queries, sent(queries));
  }

  private static String statements(Queries queries, String heading) {
    List<RecordedStatement> all = queries.statements();
    if (all.isEmpty()) {
      return heading + migrations(queries);
    }
    List<RecordedStatement> shown = all.subList(0, Math.min(SHAPES, all.size()));
    boolean several = queries.dataSources().size() > 1;
    List<String> counts = shown.stream().map(each -> each.executions() + " ×").toList();
    List<String> rows = shown.stream().map(Report::rows).toList();
    List<String> times = shown.stream().map(each -> Words.duration(each.time())).toList();
    StringBuilder text = new StringBuilder(heading).append(':');
    for (int i = 0; i < shown.size(); i++) {
      RecordedStatement statement = shown.get(i);
      String start =
          "  %s  %s  %s  "
              .formatted(
                  Words.right(counts.get(i), Words.width(counts)),
                  Words.right(rows.get(i), Words.width(rows)),
                  Words.right(times.get(i), Words.width(times)));
      text.append('\n').append(start).append(Words.line(statement.shape().text(), WIDTH));
      text.append('\n').append(" ".repeat(start.length())).append(where(statement, several));
    }
    if (all.size() > shown.size()) {
      text.append("\n  … and ").append(Words.count(all.size() - shown.size(), "more shape"));
    }
    return text + migrations(queries);
  }

  private static String where(RecordedStatement statement, boolean several) {
    String where = "at " + statement.callSite();
    if (statement.batches() > 0) {
      where +=
          "; %s of %s"
              .formatted(
                  statement.batches() == 1 ? "a batch" : statement.batches() + " batches",
                  statement.batchEntries() == 1
                      ? "1 entry"
                      : statement.batchEntries() + " entries");
    }
    if (statement.failures() > 0) {
      where += "; %d failed".formatted(statement.failures());
    }
    return several ? where + "; over " + statement.dataSource() : where;
  }

  private static String rows(RecordedStatement statement) {
    return statement.shape().kind().writes()
        ? statement.affectedRows() + " changed"
        : Words.count(statement.rows(), "row");
  }

  private static String migrations(Queries queries) {
    long migrations = queries.migrations().stream().mapToLong(RecordedStatement::executions).sum();
    return migrations == 0
        ? ""
        : "\n  (and %s of migrations, not counted)".formatted(Words.count(migrations, "statement"));
  }

  static String findings(List<Finding> findings, Set<String> shown) {
    return String.join("\n\n", findings.stream().map(finding -> finding(finding, shown)).toList());
  }

  private static String finding(Finding finding, Set<String> shown) {
    List<String> lines = new ArrayList<>();
    lines.add(finding.summary());
    lines.add("  at " + finding.callSite());
    if (finding.shape().isKnown() && !shown.contains(finding.shape().fingerprint())) {
      lines.add("  statement  " + Words.line(finding.shape().text(), 2 * WIDTH));
    }
    if (finding instanceof NPlusOneFinding nPlusOne) {
      List<Source> chain = nPlusOne.chain();
      for (int i = chain.size() - 1; i >= 0; i--) {
        source(chain.get(i), lines);
      }
    }
    if (finding.kind().isOnByDefault() && finding.wastedAt(NEAR).compareTo(finding.wasted()) > 0) {
      lines.add(
          "  cost       %d statements where %d would do; over a network of 1 ms that wastes %s"
              .formatted(
                  finding.occurrences(), needed(finding), Words.duration(finding.wastedAt(NEAR))));
    }
    lines.add("  fix        " + finding.advice().text());
    String example = finding.advice().example();
    if (example != null) {
      lines.add("             " + example.strip().replace("\n", "\n             "));
    }
    lines.add("  id         " + finding.fingerprint());
    return String.join("\n", lines);
  }

  private static long needed(Finding finding) {
    return finding.kind() == FindingKind.DUPLICATE && finding instanceof DuplicateFinding duplicate
        ? duplicate.distinctValues()
        : 1;
  }

  private static void source(Source source, List<String> lines) {
    lines.add("  keys from  " + Words.line(source.shape().text(), 2 * WIDTH));
    if (source.callSite().isKnown()) {
      lines.add("             at " + source.callSite());
    }
    lines.add(
        "             %s read; each %s was looked up"
            .formatted(Words.count(source.rows(), "row"), source.column()));
  }
}
