package dev.roundtrip;

/** What is written to the log {@code dev.roundtrip}; listeners receive all findings regardless. */
public enum Logging {
  /** Findings, and a line for each scope. */
  ALL,
  /** Findings only. */
  FINDINGS,
  /** Neither; only problems of Roundtrip itself. */
  OFF
}
