package dev.roundtrip.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import org.openjdk.jmh.util.ListStatistics;

/**
 * What the iterations of one benchmark say: whatever else the machine does makes some of them
 * longer and a mean with them, the median hardly.
 *
 * @param median of all iterations
 * @param width half of what lies between their quartiles
 */
record Spread(double median, double width) {

  /** Of the primary metric of JMH's result. */
  static Spread of(JsonNode metric) {
    ListStatistics iterations = new ListStatistics();
    for (JsonNode fork : metric.required("rawData")) {
      fork.forEach(iteration -> iterations.addValue(iteration.asDouble()));
    }
    return new Spread(
        iterations.getPercentile(50),
        (iterations.getPercentile(75) - iterations.getPercentile(25)) / 2);
  }
}
