package dev.roundtrip;

/** Where the application runs: what is found is the same, from where on it is reported is not. */
public enum Environment {
  /**
   * Tests and development: every repetition counts, however fast the database is, and the stack of
   * each query in an explicit scope or transaction is walked.
   */
  TEST,
  /**
   * Production and staging: a pattern has to repeat more often and to cost at least 50 ms or a
   * fifth of its scope, and the stack is walked only when a statement repeats or is slow.
   */
  PRODUCTION
}
