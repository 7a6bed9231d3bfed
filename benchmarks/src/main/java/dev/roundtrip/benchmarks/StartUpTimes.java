package dev.roundtrip.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * What {@link StartUp} measured.
 *
 * @param millis the life of each JVM, in turns, raw first
 */
record StartUpTimes(Map<Observer, double[]> millis) {

  /** Nothing was measured. */
  static final StartUpTimes NONE = new StartUpTimes(Map.of());

  static StartUpTimes read(Path file) throws IOException {
    JsonNode json = new JsonMapper().readTree(file.toFile());
    Map<Observer, double[]> millis = new EnumMap<>(Observer.class);
    for (Map.Entry<String, JsonNode> observer : json.properties()) {
      double[] times = new double[observer.getValue().size()];
      Arrays.setAll(times, i -> observer.getValue().get(i).asDouble());
      millis.put(Observer.valueOf(observer.getKey()), times);
    }
    return new StartUpTimes(millis);
  }

  /** The median of the differences between neighbours; not a number if it was not measured. */
  double added(Observer observer) {
    double[] raw = millis.get(Observer.RAW);
    double[] times = millis.get(observer);
    if (raw == null || times == null) {
      return Double.NaN;
    }
    double[] added = new double[times.length];
    Arrays.setAll(added, i -> times[i] - raw[i]);
    return quantile(added, 0.5);
  }

  String render() {
    if (millis.isEmpty()) {
      return "";
    }
    StringBuilder table =
        new StringBuilder(
            """

            ### start-up, H2 in memory: a JVM that wraps one data source and sends one query

            | observer | JVMs | median ms | quarter below | quarter above | added ms |
            |---|--:|--:|--:|--:|--:|
            """);
    millis.forEach(
        (observer, times) ->
            table.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %d | %.1f | %.1f | %.1f | %.1f |\n",
                    observer.label,
                    times.length,
                    quantile(times, 0.5),
                    quantile(times, 0.25),
                    quantile(times, 0.75),
                    added(observer))));
    return table.toString();
  }

  private static double quantile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}
