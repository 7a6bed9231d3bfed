package dev.roundtrip.testing;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Numbers and texts as people read them. */
final class Words {

  private Words() {}

  static String count(long number, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
  }

  /** Three digits are enough. */
  static String duration(Duration duration) {
    double millis = duration.toNanos() / 1e6;
    if (millis >= 10_000) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1_000);
    }
    if (millis >= 100) {
      return String.format(Locale.ROOT, "%.0f ms", millis);
    }
    return String.format(Locale.ROOT, millis >= 1 ? "%.1f ms" : "%.2f ms", millis);
  }

  /** On one line, of at most {@code length} characters. */
  static String line(String text, int length) {
    String line = text.replaceAll("[\\s\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    if (line.length() <= length) {
      return line;
    }
    boolean pair = Character.isHighSurrogate(line.charAt(length - 2));
    return line.substring(0, pair ? length - 2 : length - 1) + "…";
  }

  static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  static int width(List<String> texts) {
    return texts.stream().mapToInt(String::length).max().orElse(0);
  }
}
