package dev.roundtrip;

/** What is tried out of the advice that is given. */
public enum Proving {
  /** Nothing: all of it is estimated. */
  OFF,
  /**
   * Statements that would replace an N+1 are run, read-only, on a connection of our own, and their
   * rows compared with those of the statements that were sent.
   */
  REWRITES,
  /**
   * That, and indexes are made where nobody sees them: in a transaction that is rolled back, or on
   * copies of the tables. For tests only.
   */
  SANDBOX
}
