package dev.roundtrip.recording;

import java.time.Duration;
import java.util.Objects;

/**
 * How far away the database was made to seem.
 *
 * <p>A round trip is an execution, whatever became of it and however many entries a batch of it
 * has, and a call of {@code commit} or {@code rollback}. Not counted are what a driver sends on top
 * of these: to connect, to prepare, to fetch more rows, to end a transaction by {@code
 * setAutoCommit}, and metadata.
 *
 * @param perRoundTrip how much longer each round trip took; zero if nothing was simulated
 * @param roundTrips how many there were; 0 if nothing was simulated
 */
public record SimulatedLatency(Duration perRoundTrip, long roundTrips) {

  private static final SimulatedLatency NONE = new SimulatedLatency(Duration.ZERO, 0);

  public SimulatedLatency {
    Objects.requireNonNull(perRoundTrip, "perRoundTrip");
    if (perRoundTrip.isNegative() || roundTrips < 0) {
      throw new IllegalArgumentException("must not be negative");
    }
  }

  /** Nothing was simulated. */
  public static SimulatedLatency none() {
    return NONE;
  }

  /** Whether there was any. */
  public boolean isSimulated() {
    return !perRoundTrip.isZero();
  }

  /** All that was waited, on all threads. */
  public Duration total() {
    return perRoundTrip.multipliedBy(roundTrips);
  }
}
