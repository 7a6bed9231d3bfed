package dev.roundtrip.internal.explain;

import java.time.Duration;

/**
 * How much may be asked.
 *
 * @param period for how long an answer, or why there is none, holds
 * @param perMinute how many questions there may be in a minute
 * @param idleConnectionsLeft how many idle connections a pool must have besides ours
 * @param showValues whether plans may hold values of the application
 * @param patience how long somebody waits for an answer: longer than the timeouts that the database
 *     is given
 * @param writes whether statements that write are explained, which executes them as little
 */
public record ExplainSettings(
    Duration period,
    int perMinute,
    int idleConnectionsLeft,
    boolean showValues,
    Duration patience,
    boolean writes) {

  /** In tests, where a schema changes from test to test, and nobody else wants the connection. */
  public static ExplainSettings test(boolean showValues) {
    return new ExplainSettings(Duration.ZERO, 60, 0, showValues, Duration.ofSeconds(8), true);
  }

  /** Where the database has better things to do. */
  public static ExplainSettings production(boolean showValues) {
    return new ExplainSettings(
        Duration.ofHours(1), 6, 1, showValues, Duration.ofSeconds(30), false);
  }

  /** The same, explaining statements that write or not. */
  public ExplainSettings withWrites(boolean explained) {
    return new ExplainSettings(
        period, perMinute, idleConnectionsLeft, showValues, patience, explained);
  }
}
