package dev.roundtrip.finding;

/** How much a finding matters, least first. */
public enum Severity {
  /** Worth knowing; costs little here. */
  INFO,
  /** Costs noticeable time now, or will with more rows or a more distant database. */
  WARNING,
  /** Dominates its scope, or is many times over its threshold. */
  CRITICAL
}
