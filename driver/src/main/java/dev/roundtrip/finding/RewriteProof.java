package dev.roundtrip.finding;

import java.time.Duration;
import java.util.Objects;

/**
 * One statement in place of many, run on a connection of our own with the keys that were sent, and
 * found to return the same rows.
 *
 * @param statement its normalized text
 * @param roundTrips how many statements it replaces, one for each key
 * @param before how long these took there, one after the other
 * @param after how long it took
 * @param rows how many rows both returned
 */
public record RewriteProof(
    String statement, long roundTrips, Duration before, Duration after, long rows) {

  public RewriteProof {
    Objects.requireNonNull(statement, "statement");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
  }
}
