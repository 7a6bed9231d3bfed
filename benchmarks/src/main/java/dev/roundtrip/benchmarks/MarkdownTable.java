package dev.roundtrip.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The measurements of one benchmark on one database, each beside raw. "Ours" is what Roundtrip adds
 * to raw, divided by what the observer of the line adds: a third is 0.33.
 */
final class MarkdownTable {

  private static final String HEAD =
      """
      | observer | ns/op | ± | × raw | added ns | ours ÷ its | B/op | added B | ours ÷ its |
      |---|--:|--:|--:|--:|--:|--:|--:|--:|
      """;

  private final List<Measurement> rows;
  private final Measurement raw;
  private final Measurement ours;

  MarkdownTable(List<Measurement> rows) {
    this.rows = rows;
    this.raw = of(Observer.RAW);
    this.ours = of(Observer.ROUNDTRIP);
  }

  String render() {
    return rows.stream().map(this::row).collect(Collectors.joining("", HEAD, ""));
  }

  private String row(Measurement row) {
    double nanos = row.nanos() - raw.nanos();
    double bytes = row.bytes() - raw.bytes();
    return Stream.of(
            row.observer().label,
            whole(row.nanos()),
            whole(row.error()),
            ratio(row.nanos() / raw.nanos()),
            whole(nanos),
            share(row, ours.nanos() - raw.nanos(), nanos),
            whole(row.bytes()),
            whole(bytes),
            share(row, ours.bytes() - raw.bytes(), bytes))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** Not a number when a filter left the observer out: the columns that need it stay empty. */
  private Measurement of(Observer observer) {
    return rows.stream()
        .filter(row -> row.observer() == observer)
        .findFirst()
        .orElse(
            new Measurement(
                "", Database.STUB, observer, 1, "", Double.NaN, Double.NaN, Double.NaN));
  }

  /** Nothing where the observer is raw, or adds nothing that could be told from noise. */
  private static String share(Measurement row, double ours, double its) {
    return row.observer() == Observer.RAW || its <= 0 ? "" : ratio(ours / its);
  }

  private static String whole(double value) {
    return format("%,d", value, Math.round(value));
  }

  private static String ratio(double value) {
    return format("%,.2f", value, value);
  }

  private static String format(String pattern, double value, Number shown) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, pattern, shown) : "";
  }
}
