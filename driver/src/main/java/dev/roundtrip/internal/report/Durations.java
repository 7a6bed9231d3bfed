package dev.roundtrip.internal.report;

import java.time.Duration;
import java.util.Locale;

/** Durations for people: three digits are enough. */
final class Durations {

  private Durations() {}

  static String text(Duration duration) {
    double millis = duration.toNanos() / 1e6;
    if (millis >= 10_000) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1_000);
    }
    if (millis >= 100) {
      return String.format(Locale.ROOT, "%.0f ms", millis);
    }
    return String.format(Locale.ROOT, millis >= 1 ? "%.1f ms" : "%.2f ms", millis);
  }
}
