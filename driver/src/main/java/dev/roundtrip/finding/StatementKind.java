package dev.roundtrip.finding;

/**
 * What a statement does, read from its text. The text alone decides: a function with side effects
 * inside a {@code SELECT} is not seen.
 */
public enum StatementKind {
  /**
   * Reads rows: {@code SELECT}, {@code VALUES}, {@code TABLE t}, and {@code WITH} in front of one
   * of these.
   */
  SELECT,
  /** Adds rows, also {@code REPLACE}, {@code UPSERT} and {@code SELECT ... INTO newtable}. */
  INSERT,
  /** Changes rows. */
  UPDATE,
  /** Removes rows. */
  DELETE,
  /** Adds, changes or removes rows by a condition. */
  MERGE,
  /** Runs a procedure, a function or an anonymous block. */
  CALL,
  /** Changes the schema or its grants, also {@code TRUNCATE}. */
  DDL,
  /** Begins, ends or marks a transaction. */
  TRANSACTION,
  /**
   * Reads or changes settings of the session: {@code SET}, {@code SHOW}, {@code USE}, {@code
   * PRAGMA}.
   */
  SESSION,
  /** Asks for a plan. */
  EXPLAIN,
  /** Anything else, and text that could not be read. */
  OTHER;

  /**
   * Whether data may change; what cannot be known ({@link #CALL}, {@link #DDL}, {@link #OTHER})
   * counts as a write.
   */
  public boolean writes() {
    return switch (this) {
      case INSERT, UPDATE, DELETE, MERGE, CALL, DDL, OTHER -> true;
      case SELECT, TRANSACTION, SESSION, EXPLAIN -> false;
    };
  }
}
