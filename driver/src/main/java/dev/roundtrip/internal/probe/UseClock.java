package dev.roundtrip.internal.probe;

import dev.roundtrip.internal.scope.ConnectionUse;

/**
 * How a lease, or a transaction, spends its time. Made only where a scope asks for it. Used by one
 * thread at a time, as its connection is.
 */
final class UseClock {

  private final long since;
  private long busyUntil;
  private long idle;
  private long longestIdle;
  private long statements;
  private long writes;

  /** Begins at a time of {@link System#nanoTime()}'s clock. */
  UseClock(long since) {
    this.since = since;
    this.busyUntil = since;
  }

  /** A statement was sent and has returned. */
  void sent(long start, long end, boolean write) {
    idleUntil(start);
    busyUntil(end);
    statements++;
    writes += write ? 1 : 0;
  }

  /** A statement was in flight, or its rows were read, until then. */
  void busyUntil(long now) {
    if (now - busyUntil > 0) {
      busyUntil = now;
    }
  }

  /** What it comes to: what ends it was called at {@code start} and is over {@code now}. */
  ConnectionUse end(long start, long now, ConnectionUse.End end, int isolation) {
    idleUntil(start);
    return new ConnectionUse(now - since, idle, longestIdle, statements, writes, end, isolation);
  }

  /** Results that are read in turns overlap; what overlaps is no pause. */
  private void idleUntil(long start) {
    long pause = start - busyUntil;
    if (pause > 0) {
      idle += pause;
      longestIdle = Math.max(longestIdle, pause);
    }
  }
}
