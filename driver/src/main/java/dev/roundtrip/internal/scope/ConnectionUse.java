package dev.roundtrip.internal.scope;

/**
 * How one lease of a connection, or one transaction, spent its time. Immutable.
 *
 * @param nanos a lease: from the moment the connection was handed out until it was closed; a
 *     transaction: from its first statement until its end was confirmed; in nanoseconds
 * @param idleNanos the part of it in which no statement was in flight, no result was read to its
 *     end, and no commit or rollback was in flight, in nanoseconds
 * @param longestIdleNanos the longest such pause, in nanoseconds
 * @param statements how many statements were sent, failed ones included
 * @param writes how many of them were INSERT, UPDATE, DELETE, MERGE or a change of the schema
 * @param end how it ended
 * @param isolation the level that the application has set on this lease, a constant of {@code
 *     java.sql.Connection}; 0 if it set none, as the driver is never asked
 */
public record ConnectionUse(
    long nanos,
    long idleNanos,
    long longestIdleNanos,
    long statements,
    long writes,
    End end,
    int isolation) {

  /** What ended it. */
  public enum End {
    /** Committed, by autocommit being switched on as well. */
    COMMITTED,
    /** Rolled back as a whole. */
    ROLLED_BACK,
    /** The connection was closed; of a transaction the driver decides what becomes of it. */
    CLOSED
  }
}
