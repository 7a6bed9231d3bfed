package dev.roundtrip.internal.scope;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Makes each round trip take longer, and counts them. */
public final class SimulatedDistance implements NetworkDistance {

  /** How a thread waits. */
  @FunctionalInterface
  public interface Waiting {

    /** Returns after so many nanoseconds, more than 0; at once if the thread is interrupted. */
    void nanos(long nanos);
  }

  private final Duration perRoundTrip;
  private final long nanos;
  private final Waiting waiting;
  private final LongAdder roundTrips = new LongAdder();

  /** A distance at which threads really wait; {@code perRoundTrip} is more than zero. */
  public SimulatedDistance(Duration perRoundTrip) {
    this(perRoundTrip, SimulatedDistance::park);
  }

  SimulatedDistance(Duration perRoundTrip, Waiting waiting) {
    this.perRoundTrip = perRoundTrip;
    this.nanos = perRoundTrip.toNanos();
    this.waiting = waiting;
  }

  @Override
  public void cross() {
    roundTrips.increment();
    waiting.nanos(nanos);
  }

  /** How much longer each round trip takes. */
  public Duration perRoundTrip() {
    return perRoundTrip;
  }

  /** How many round trips there were. */
  public long roundTrips() {
    return roundTrips.sum();
  }

  /** Parking may end early for no reason. */
  private static void park(long nanos) {
    long end = System.nanoTime() + nanos;
    for (long left = nanos;
        left > 0 && !Thread.currentThread().isInterrupted();
        left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
