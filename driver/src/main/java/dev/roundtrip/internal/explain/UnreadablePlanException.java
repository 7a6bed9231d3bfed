package dev.roundtrip.internal.explain;

/** A database answered something else than a plan. */
final class UnreadablePlanException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadablePlanException(String message) {
    super(message);
  }

  UnreadablePlanException(String message, Throwable cause) {
    super(message, cause);
  }
}
