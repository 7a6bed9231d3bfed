package dev.roundtrip.recording;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How things are to be while a recording runs: as they are, unless something is said here.
 * Immutable.
 *
 * @param latency how much longer each round trip takes; zero for none
 * @param thinnedShape the fingerprint of the statements whose results end early, or null
 * @param thinnedRows after how many rows they end; at least 1
 */
public record RecordingOptions(Duration latency, @Nullable String thinnedShape, int thinnedRows) {

  private static final RecordingOptions NONE =
      new RecordingOptions(Duration.ZERO, null, Integer.MAX_VALUE);

  public RecordingOptions {
    Objects.requireNonNull(latency, "latency: how much longer is a round trip?");
    if (latency.isNegative()) {
      throw new IllegalArgumentException("latency must not be negative, was " + latency);
    }
    if (thinnedRows < 1) {
      throw new IllegalArgumentException("thinnedRows must be at least 1, was " + thinnedRows);
    }
  }

  /** Things are as they are. */
  public static RecordingOptions none() {
    return NONE;
  }

  /**
   * A database that seems to be farther away: each round trip takes longer by this, because a
   * database on the same machine hides what many of them cost. What counts as one is said in {@link
   * SimulatedLatency}. The thread that sends it waits; one that is interrupted does not. Of
   * recordings inside of each other, the innermost one that simulates anything does.
   *
   * @param more not negative; zero simulates nothing
   */
  public RecordingOptions withLatency(Duration more) {
    return new RecordingOptions(more, thinnedShape, thinnedRows);
  }

  /**
   * Results of one shape that end after so many rows, although the database has sent more: to see
   * what depends on them. It holds for rows that are read one after the other; who scrolls in a
   * result, or unwraps it, sees all of it. Of recordings inside of each other, the innermost one
   * decides.
   *
   * @param fingerprint the shape's, as {@link dev.roundtrip.finding.StatementShape} tells it
   * @param rows at least 1
   */
  public RecordingOptions withThinnedRows(String fingerprint, int rows) {
    return new RecordingOptions(latency, Objects.requireNonNull(fingerprint, "fingerprint"), rows);
  }
}
