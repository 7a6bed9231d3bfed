package dev.roundtrip.internal.explain;

/** A database answered something else than a plan. */
class UnreadablePlanException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why there is no plan, half a sentence without values. */
  String reason() {
    return "the database's answer could not be read";
  }

  /** There is more of it than anybody wants to read. */
  static final class TooLong extends UnreadablePlanException {

    private static final long serialVersionUID = 1L;

    TooLong(int characters) {
      super("The plan has more than " + characters + " characters.");
    }

    @Override
    String reason() {
      return "its plan is too long to be read";
    }
  }

  UnreadablePlanException(String message) {
    super(message);
  }

  UnreadablePlanException(String message, Throwable cause) {
    super(message, cause);
  }
}
