package dev.roundtrip.finding;

/** How much a {@link Change} can hurt. */
public enum Risk {
  /** It can be undone at once, and nobody waits for it. */
  LOW,
  /** It takes locks, space or time on a large table, or changes what other statements cost. */
  MEDIUM,
  /** It changes what the application does, or cannot be undone without loss. */
  HIGH
}
