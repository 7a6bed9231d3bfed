package dev.roundtrip.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of JMH's result: nanoseconds and allocated bytes of one unit of work.
 *
 * @param threads that do the same at the same time; the time is that of one of them
 * @param jdk the version of Java that it ran on
 * @param nanos the median of all iterations
 * @param error half of what lies between their quartiles, in nanoseconds
 */
record Measurement(
    String benchmark,
    Database database,
    Observer observer,
    int threads,
    String jdk,
    double nanos,
    double error,
    double bytes) {

  static List<Measurement> read(Path json) throws IOException {
    List<Measurement> measurements = new ArrayList<>();
    for (JsonNode node : new JsonMapper().readTree(json.toFile())) {
      measurements.add(of(node));
    }
    return List.copyOf(measurements);
  }

  private static Measurement of(JsonNode node) {
    String name = node.required("benchmark").asText();
    Spread time = Spread.of(node.required("primaryMetric"));
    JsonNode bytes = node.required("secondaryMetrics").required("gc.alloc.rate.norm");
    return new Measurement(
        name.substring(name.lastIndexOf('.') + 1),
        Database.valueOf(node.required("params").required("database").asText()),
        Observer.valueOf(node.required("params").required("observer").asText()),
        node.required("threads").asInt(),
        node.required("jdkVersion").asText(),
        time.median(),
        time.width(),
        bytes.required("score").asDouble());
  }
}
