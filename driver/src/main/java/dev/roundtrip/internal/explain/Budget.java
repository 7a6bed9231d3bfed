package dev.roundtrip.internal.explain;

import java.time.Duration;
import java.util.function.LongSupplier;

/** At most so many in a minute. Not thread-safe. */
final class Budget {

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final int perMinute;
  private final LongSupplier clock;
  private long since;
  private int spent;

  /** {@code clock} in nanoseconds, as {@link System#nanoTime()}. */
  Budget(int perMinute, LongSupplier clock) {
    this.perMinute = perMinute;
    this.clock = clock;
  }

  /** Whether there was something left, of which one is gone now. */
  boolean spend() {
    long now = clock.getAsLong();
    if (spent == 0 || now - since >= MINUTE) {
      since = now;
      spent = 0;
    }
    if (spent == perMinute) {
      return false;
    }
    spent++;
    return true;
  }
}
