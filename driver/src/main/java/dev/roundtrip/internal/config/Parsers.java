package dev.roundtrip.internal.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Readers of values; surrounding space does not count. */
final class Parsers {

  private static final Pattern SIMPLE = Pattern.compile("(\\d{1,12})\\s*(ns|us|ms|s|m|h)");
  private static final Pattern GATE = Pattern.compile("([^%]+?)(?:\\s+or\\s+(\\d{1,3})\\s*%)?");
  private static final String RIGHT_DURATION = "write 200ms, 2s, 1m or PT0.2S";

  private Parsers() {}

  static boolean bool(String text) {
    return choice(text, "true", "false").equals("true");
  }

  /** One of the allowed words, in lower case, however it was written. */
  static String choice(String text, String... allowed) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (Arrays.asList(allowed).contains(word)) {
      return word;
    }
    throw new IllegalArgumentException(
        "which is not known; " + Names.suggestion(word, List.of(allowed)));
  }

  static int count(String text) {
    String value = text.strip();
    if (!value.matches("\\d{1,6}")) {
      throw new IllegalArgumentException("which is no whole number from 0 to 999999");
    }
    return Integer.parseInt(value);
  }

  static List<String> list(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  static Optional<Duration> durationOrOff(String text) {
    return text.strip().equalsIgnoreCase("off") ? Optional.empty() : Optional.of(duration(text));
  }

  /** {@code 50ms or 20%}, {@code 50ms} alone, {@code off}; empty for "by environment". */
  static Optional<CostGate> costGate(String text) {
    String value = text.strip().toLowerCase(Locale.ROOT);
    if (value.equals("by environment")) {
      return Optional.empty();
    }
    if (value.equals("off")) {
      return Optional.of(new CostGate(Duration.ZERO, 0));
    }
    Matcher both = GATE.matcher(value);
    if (!both.matches() || (both.group(2) != null && Integer.parseInt(both.group(2)) > 100)) {
      throw new IllegalArgumentException("which is no gate; write 50ms or 20%, 50ms, or off");
    }
    // A share that is not given is never reached: the time alone decides.
    double share = both.group(2) == null ? 2 : Integer.parseInt(both.group(2)) / 100.0;
    return Optional.of(new CostGate(duration(both.group(1)), share));
  }

  /** Durations by what stands before the last equals sign of each entry, in their order. */
  static Map<String, Duration> durations(String text) {
    Map<String, Duration> durations = new LinkedHashMap<>();
    for (String entry : text.split("[;\\n]", -1)) {
      int equals = entry.lastIndexOf('=');
      String name = equals < 0 ? "" : entry.substring(0, equals).strip();
      if (name.isEmpty() || name.equalsIgnoreCase("table:")) {
        if (!entry.isBlank()) {
          throw new IllegalArgumentException(
              "in which '" + entry.strip() + "' is no entry; write table:report=5s");
        }
      } else {
        durations.put(name, duration(entry.substring(equals + 1)));
      }
    }
    return durations;
  }

  static Duration duration(String text) {
    String value = text.strip();
    Matcher simple = SIMPLE.matcher(value.toLowerCase(Locale.ROOT));
    Duration duration;
    if (simple.matches()) {
      duration = of(Long.parseLong(simple.group(1)), simple.group(2));
    } else if (value.matches("\\d+")) {
      throw new IllegalArgumentException(
          "which has no unit; write " + value + "ms or " + value + "s");
    } else {
      duration = iso(value);
    }
    if (duration.isNegative()) {
      throw new IllegalArgumentException("which is negative; " + RIGHT_DURATION);
    }
    return duration;
  }

  private static Duration iso(String value) {
    try {
      return Duration.parse(value);
    } catch (DateTimeParseException | ArithmeticException notIso) {
      throw new IllegalArgumentException("which is no duration; " + RIGHT_DURATION, notIso);
    }
  }

  private static Duration of(long amount, String unit) {
    return switch (unit) {
      case "ns" -> Duration.ofNanos(amount);
      case "us" -> Duration.ofNanos(amount * 1_000);
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }
}
