package dev.roundtrip.internal.report;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a scope cost beyond its statements; each part is shown only where it matters.
 *
 * @param connections how often a connection was asked for
 * @param acquiring how long that took
 * @param transactionEnds how many commits and rollbacks there were
 * @param ending how long they took
 * @param affectedRows rows that were changed
 * @param failuresByState failed statements by SQLState
 */
public record ScopeCosts(
    long connections,
    Duration acquiring,
    long transactionEnds,
    Duration ending,
    long affectedRows,
    Map<String, Long> failuresByState) {

  /** Nobody looks for less. */
  private static final Duration NOTICEABLE = Duration.ofMillis(10);

  public ScopeCosts {
    failuresByState = new TreeMap<>(failuresByState);
  }

  /** A list of SQLStates in brackets with how often each came, or nothing. */
  String states() {
    if (failuresByState.isEmpty()) {
      return "";
    }
    List<String> states =
        failuresByState.entrySet().stream()
            .map(state -> state.getKey() + (state.getValue() == 1 ? "" : " × " + state.getValue()))
            .toList();
    return " (SQLState " + String.join(", ", states) + ")";
  }

  /** What matters, with a comma in front of each part; empty if nothing does. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    if (affectedRows > 0) {
      text.append(", ").append(affectedRows).append(" changed");
    }
    if (acquiring.compareTo(NOTICEABLE) >= 0) {
      append(text, connections, "connection", acquiring);
    }
    if (ending.compareTo(NOTICEABLE) >= 0) {
      append(text, transactionEnds, "transaction end", ending);
    }
    return text.toString();
  }

  private static void append(StringBuilder text, long count, String what, Duration time) {
    text.append(", ")
        .append(count)
        .append(' ')
        .append(what)
        .append(count == 1 ? " in " : "s in ")
        .append(Durations.text(time));
  }
}
