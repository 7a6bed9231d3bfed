package dev.roundtrip.internal.scope;

import dev.roundtrip.internal.callsite.CallPath;
import dev.roundtrip.internal.sql.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Loops that were the same in many scopes: where a shape was first repeated from one call path, all
 * that followed came from there. In production such a loop need not have its stack walked at each
 * execution, which is most of what a known finding costs. Thread-safe: what is read and written
 * without synchronization are hints, and whoever misses one walks the stack.
 */
public final class FamiliarLoops {

  /** A power of two: more loops than an application runs at a time. */
  private static final int PLACES = 1_024;

  private final @Nullable FamiliarLoop[] places = new @Nullable FamiliarLoop[PLACES];

  /** What is known of the loop whose first walk in a scope has led to this path. */
  FamiliarLoop of(Shape shape, CallPath path) {
    int place = (Long.hashCode(shape.fingerprint()) * 31 + path.hashCode()) & (PLACES - 1);
    FamiliarLoop known = places[place];
    if (known == null || !known.is(shape, path)) {
      known = new FamiliarLoop(shape.fingerprint(), path);
      places[place] = known;
    }
    return known;
  }
}
