package dev.roundtrip.testing;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as they are written in annotations. */
final class Durations {

  private static final Pattern FORM = Pattern.compile("\\s*(\\d{1,9})\\s*(us|ms|s|m)\\s*");

  private Durations() {}

  /**
   * A duration such as {@code 100ms}.
   *
   * @param where it is written, for the message
   */
  static Duration parse(String text, String where) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          where + " is no duration: write 100ms, 2s, 1m or 500us, without decimals");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "us" -> Duration.ofNanos(number * 1_000);
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      default -> Duration.ofMinutes(number);
    };
  }
}
