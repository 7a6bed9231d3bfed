package dev.roundtrip.agent.runtime;

import dev.roundtrip.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found since the agent came, one entry for each problem, in bounded memory. Thread-safe.
 */
final class Findings {

  /** More kinds of problems than people read. */
  private static final int MAXIMUM = 500;

  /** Of data sources; some applications make one for each tenant. */
  private static final int NAMED = 10;

  private final @Nullable String report;
  private final @Nullable JsonLines lines;
  private final Map<String, Found> entries = new LinkedHashMap<>();
  private long total;

  /** The first finding of a problem, and how often it came. */
  record Found(Finding finding, long times) {}

  Findings(@Nullable String report, @Nullable String findings) {
    this.report = report;
    this.lines = findings == null ? null : new JsonLines(Path.of(findings));
    if (report != null) {
      checkWritable(Path.of(report));
    }
  }

  /** Said at the start, when somebody looks, not at the end. */
  private static void checkWritable(Path file) {
    Path directory = file.toAbsolutePath().getParent();
    boolean writable =
        Files.exists(file)
            ? Files.isRegularFile(file) && Files.isWritable(file)
            : directory != null && Files.isDirectory(directory) && Files.isWritable(directory);
    if (!writable) {
      Notices.say("report=" + file + " cannot be written: there will be no report.");
    }
  }

  void add(Finding finding) {
    synchronized (entries) {
      total++;
      Found known = entries.get(finding.fingerprint());
      if (known != null || entries.size() < MAXIMUM) {
        entries.put(
            finding.fingerprint(),
            known == null ? new Found(finding, 1) : new Found(known.finding(), known.times() + 1));
      }
    }
    if (lines != null) {
      lines.add(finding);
    }
  }

  private List<Found> all() {
    synchronized (entries) {
      return new ArrayList<>(entries.values());
    }
  }

  String summary(List<String> dataSources, long failures) {
    long times;
    int problems;
    synchronized (entries) {
      times = total;
      problems = entries.size();
    }
    return "%s of %s, %s%s"
        .formatted(
            count(times, "finding"),
            count(problems, "problem"),
            dataSources.isEmpty()
                ? "no data source was seen"
                : "data sources " + names(dataSources),
            failures == 0 ? "" : "; " + failures + " failures of the agent itself");
  }

  private static String names(List<String> dataSources) {
    int more = dataSources.size() - NAMED;
    return String.join(", ", more > 0 ? dataSources.subList(0, NAMED) : dataSources)
        + (more > 0 ? " and " + more + " more" : "");
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  /** Writes the report, if one is wanted; says where it is. */
  String writeReport() {
    if (report == null) {
      return "no report was asked for: start or attach with report=roundtrip.html";
    }
    Path file = Path.of(report).toAbsolutePath();
    try {
      Files.writeString(file, HtmlReport.of(all()));
      return "written to " + file;
    } catch (IOException | RuntimeException cannot) {
      return "report=" + report + " cannot be written: " + cannot;
    }
  }

  void close() {
    if (report != null) {
      Notices.log("report " + writeReport());
    }
    if (lines != null) {
      lines.close();
    }
  }
}
