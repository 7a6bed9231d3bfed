package dev.roundtrip.finding;

/** What is said of a scope as a whole. */
public enum Verdict {
  /** Statements were sent, all of them were judged, and nothing is reported. */
  CLEAN,
  /** Something was found that is not allowed. */
  FINDINGS,
  /** Nothing was found, but something could not be judged: silence proves nothing. */
  INCONCLUSIVE
}
