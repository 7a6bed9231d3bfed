package dev.roundtrip.finding;

import java.util.Objects;

/**
 * Something in a scope that could not be judged.
 *
 * @param reason what kind of thing
 * @param message one sentence: what was seen and what it would take
 */
public record Inconclusive(Reason reason, String message) {

  /** Why something could not be judged. Constants are only ever added. */
  public enum Reason {
    /** No statement was seen: perhaps its data source is not observed. */
    NO_STATEMENT,
    /** A query returned one row, and one lookup followed: with two rows it might be an N+1. */
    ONE_PARENT_ROW,
    /** A statement was repeated, and no frame of the application was on the stack. */
    NO_CALL_SITE,
    /** The scope was too large: some executions were only counted. */
    LIMIT_REACHED,
    /** The Roundtrip was closed before the scope, or failed while judging it. */
    NOT_JUDGED
  }

  public Inconclusive {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(message, "message");
  }
}
