package dev.roundtrip.internal.inspect;

/** How much a change is worth, the most valuable first. */
enum Weight {
  /** Somebody waits for it now, or it stops the application soon. */
  HIGH,
  /** It costs time on each write or each read of a large table. */
  MEDIUM,
  /** Worth a look. */
  LOW;

  String text() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
