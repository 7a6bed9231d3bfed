package dev.roundtrip.internal.scope;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Memory that was used by statements of which nothing had to be kept, to be used again, so that a
 * lease with a single statement allocates none (JdbcBenchmark.tenRows). Bounded. Thread-safe.
 */
public final class SpareValues {

  /** A power of two; threads that share a place allocate at times, and never wait. */
  private static final int PLACES = 16;

  private final AtomicReferenceArray<ResultValues> places = new AtomicReferenceArray<>(PLACES);

  /** Empty values that nobody else holds. */
  ResultValues take() {
    ResultValues spare = places.getAndSet(place(), null);
    return spare == null ? new ResultValues(null) : spare;
  }

  /** Takes values back that nobody holds any more. */
  void give(ResultValues values) {
    if (values.clear()) {
      places.lazySet(place(), values);
    }
  }

  private static int place() {
    return (int) Thread.currentThread().getId() & (PLACES - 1);
  }
}
