package dev.roundtrip.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long a JVM lives that opens one data source, sends one query and ends, without and
 * with observers in turns, so that what the machine does besides is shared by all. Prints Markdown.
 * The argument is how many JVMs to start for each.
 */
final class StartUp {

  private static final List<Observer> OBSERVERS =
      List.of(Observer.RAW, Observer.ROUNDTRIP, Observer.DATASOURCE_PROXY);

  private StartUp() {}

  public static void main(String[] args) throws Exception {
    int forks = Integer.parseInt(args[0]);
    for (Observer observer : OBSERVERS) {
      run(observer); // Once for nothing: archives come from the disk.
    }
    double[][] millis = new double[OBSERVERS.size()][forks];
    for (int fork = 0; fork < forks; fork++) {
      for (int i = 0; i < millis.length; i++) {
        millis[i][fork] = run(OBSERVERS.get(i)) / 1e6;
      }
      System.err.printf("start-up: %d of %d%n", fork + 1, forks);
    }
    new PrintStream(System.out, true, StandardCharsets.UTF_8).print(render(millis));
  }

  private static long run(Observer observer) throws IOException, InterruptedException {
    ProcessBuilder program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StartUpProgram.class.getName(),
                observer.name())
            .inheritIO();
    long start = System.nanoTime();
    Process process = program.start();
    if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IllegalStateException("The program did not end well with " + observer.label);
    }
    return System.nanoTime() - start;
  }

  /**
   * The added time is the median of the differences between neighbours.
   *
   * @param millis a line for each of the observers, raw first
   */
  static String render(double[][] millis) {
    StringBuilder table =
        new StringBuilder(
            """

            ### start-up, H2 in memory: a JVM that wraps one data source and sends one query

            | observer | JVMs | median ms | quarter below | quarter above | added ms |
            |---|--:|--:|--:|--:|--:|
            """);
    for (int observer = 0; observer < millis.length; observer++) {
      double[] times = millis[observer];
      double[] added = new double[times.length];
      for (int i = 0; i < times.length; i++) {
        added[i] = times[i] - millis[0][i];
      }
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %.1f | %.1f | %.1f | %.1f |\n",
              OBSERVERS.get(observer).label,
              times.length,
              quantile(times, 0.5),
              quantile(times, 0.25),
              quantile(times, 0.75),
              quantile(added, 0.5)));
    }
    return table.toString();
  }

  private static double quantile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}
