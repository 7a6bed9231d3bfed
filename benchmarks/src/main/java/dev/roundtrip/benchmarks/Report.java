package dev.roundtrip.benchmarks;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints JMH's JSON results as Markdown. */
final class Report {

  private Report() {}

  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    List<Measurement> measurements = new ArrayList<>();
    for (String file : args) {
      measurements.addAll(Measurement.read(Path.of(file)));
    }
    out.print(render(measurements));
  }

  static String render(List<Measurement> measurements) {
    Map<String, List<Measurement>> tables =
        measurements.stream().collect(groupingBy(Report::title, LinkedHashMap::new, toList()));
    StringBuilder report = new StringBuilder(Machine.describe());
    tables.forEach(
        (title, rows) ->
            report
                .append("\n### ")
                .append(title)
                .append("\n\n")
                .append(new MarkdownTable(rows).render()));
    return report.toString();
  }

  private static String title(Measurement measurement) {
    return measurement.benchmark()
        + ", "
        + measurement.database().label
        + (measurement.threads() > 1 ? ", " + measurement.threads() + " threads" : "")
        + (Runtime.version().toString().startsWith(measurement.jdk())
            ? ""
            : ", Java " + measurement.jdk());
  }
}
