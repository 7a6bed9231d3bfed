package dev.roundtrip.internal.query;

/** A text is no query that is understood here; nothing is said about it then. */
final class UnreadableQueryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableQueryException(String message) {
    super(message);
  }
}
