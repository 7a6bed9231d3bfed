package dev.roundtrip.benchmarks;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long a JVM lives that opens one data source, sends one query and ends, without and
 * with observers in turns, so that what the machine does besides is shared by all. Prints JSON for
 * {@link Report}. The argument is how many JVMs to start for each.
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
    Map<Observer, double[]> millis = new EnumMap<>(Observer.class);
    OBSERVERS.forEach(observer -> millis.put(observer, new double[forks]));
    for (int fork = 0; fork < forks; fork++) {
      for (Map.Entry<Observer, double[]> observed : millis.entrySet()) {
        observed.getValue()[fork] = run(observed.getKey()) / 1e6;
      }
      System.err.printf("start-up: %d of %d%n", fork + 1, forks);
    }
    new JsonMapper().writeValue(System.out, millis);
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
}
