package dev.roundtrip.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Prints JMH's result of {@link ShapeBenchmark} as Markdown, and who rejects how many texts. */
final class ShapeReport {
  private static final String HEAD =
      """
      | reader | ns | ± | × OpenTelemetry's | B | rejected |
      |---|--:|--:|--:|--:|--:|
      """;

  private final JsonNode results;

  private ShapeReport(JsonNode results) {
    this.results = results;
  }

  public static void main(String... arguments) throws IOException {
    ShapeReport report = new ShapeReport(new JsonMapper().readTree(Path.of(arguments[0]).toFile()));
    StringBuilder out = new StringBuilder(Machine.describe());
    for (ShapeCorpus corpus : ShapeCorpus.values()) {
      report.table(corpus, out);
    }
    report.targets(out);
    System.out.print(out);
  }

  private void table(ShapeCorpus corpus, StringBuilder out) {
    int texts = corpus.statements().size();
    out.append(String.format(Locale.ROOT, "%n### %s: %d texts%n%n%s", corpus, texts, HEAD));
    double reference = score(corpus, ShapeReader.OPENTELEMETRY);
    for (ShapeReader reader : ShapeReader.values()) {
      for (JsonNode node : results) {
        if (isOf(node, corpus, reader)) {
          Spread time = Spread.of(node.required("primaryMetric"));
          JsonNode bytes = node.required("secondaryMetrics").required("gc.alloc.rate.norm");
          out.append(
              String.format(
                  Locale.ROOT,
                  "| %s | %,.0f | %,.0f | %.2f | %,.0f | %d of %d |%n",
                  reader.label,
                  time.median(),
                  time.width(),
                  time.median() / reference,
                  bytes.required("score").asDouble(),
                  rejected(corpus, reader),
                  texts));
        }
      }
    }
  }

  /** What was aimed at, and what this run reached. */
  private void targets(StringBuilder out) {
    out.append(
        String.format(
            Locale.ROOT,
            "%n### What is aimed at%n%n"
                + "How many times as fast as OpenTelemetry, and what part of a reading a hit"
                + " is.%n%n"
                + "| texts | shape known, aim 3 | shape new, aim 3 | shape new, all details"
                + " | a hit, aim 1/100 of a reading |%n|---|--:|--:|--:|--:|%n"));
    for (ShapeCorpus corpus : ShapeCorpus.values()) {
      double reference = score(corpus, ShapeReader.OPENTELEMETRY);
      double known = score(corpus, ShapeReader.ROUNDTRIP);
      double hit = score(corpus, ShapeReader.ROUNDTRIP_HIT);
      out.append(
          String.format(
              Locale.ROOT,
              "| %s | %.1f | %.1f | %.1f | %s |%n",
              corpus,
              reference / known,
              reference / score(corpus, ShapeReader.ROUNDTRIP_NEW),
              reference / score(corpus, ShapeReader.ROUNDTRIP_ALL),
              corpus == ShapeCorpus.INSERT
                  ? "not cached"
                  : String.format(Locale.ROOT, "1/%.0f", known / hit)));
    }
  }

  private double score(ShapeCorpus corpus, ShapeReader reader) {
    for (JsonNode node : results) {
      if (isOf(node, corpus, reader)) {
        return Spread.of(node.required("primaryMetric")).median();
      }
    }
    return Double.NaN;
  }

  private static boolean isOf(JsonNode node, ShapeCorpus corpus, ShapeReader reader) {
    JsonNode parameters = node.required("params");
    return parameters.path("corpus").asText().equals(corpus.name())
        && parameters.path("reader").asText().equals(reader.name());
  }

  private static long rejected(ShapeCorpus corpus, ShapeReader reader) {
    return corpus.statements().stream().filter(reader::rejects).count();
  }
}
