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

/** Prints what was measured as Markdown: the machine, the targets, a table for each benchmark. */
final class Report {

  private Report() {}

  /**
   * Takes the results of JMH; after {@code --start-up}, that of {@link StartUp}.
   *
   * @param args the names of files with JSON
   */
  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    List<Measurement> measurements = new ArrayList<>();
    StartUpTimes startUp = StartUpTimes.NONE;
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--start-up")) {
        startUp = StartUpTimes.read(Path.of(args[++i]));
      } else {
        measurements.addAll(Measurement.read(Path.of(args[i])));
      }
    }
    out.print(render(measurements, startUp));
  }

  static String render(List<Measurement> measurements, StartUpTimes startUp) {
    Map<String, List<Measurement>> tables =
        measurements.stream().collect(groupingBy(Report::title, LinkedHashMap::new, toList()));
    StringBuilder report = new StringBuilder(Machine.describe());
    report.append(Targets.render(measurements, startUp));
    tables.forEach(
        (title, rows) ->
            report
                .append("\n### ")
                .append(title)
                .append("\n\n")
                .append(new MarkdownTable(rows).render()));
    return report.append(startUp.render()).toString();
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
