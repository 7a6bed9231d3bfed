package dev.roundtrip.testing;

import dev.roundtrip.recording.RecordedStatement;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The statement that grows, in a failure. */
final class Culprit {

  static final int WIDTH = 110;

  private Culprit() {}

  /**
   * Three lines.
   *
   * @param what {@code sent}, or {@code rows} for those that were read
   * @param counts how often in each run
   * @param perRow by how much it grows
   */
  static String text(String what, long[] counts, double perRow, RecordedStatement statement) {
    String slope =
        perRow == Math.rint(perRow)
            ? Long.toString((long) perRow)
            : String.format(Locale.ROOT, "%.2f", perRow);
    return "  grows by %s a row: %s %s %s\n    %s\n    at %s"
        .formatted(
            slope,
            what,
            Arrays.stream(counts).mapToObj(Long::toString).collect(Collectors.joining(", ")),
            what.equals("sent") ? "times" : "read",
            Words.line(statement.shape().text(), WIDTH),
            statement.callSite());
  }
}
