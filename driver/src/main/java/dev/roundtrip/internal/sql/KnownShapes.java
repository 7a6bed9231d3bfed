package dev.roundtrip.internal.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * The shapes that are in use, so that texts which differ only in literals share one instead of
 * making it again. Holds none that nobody else holds. Thread-safe.
 */
final class KnownShapes {
  private final Cache<Long, Shape> shapes =
      Caffeine.newBuilder().weakValues().executor(Runnable::run).build();

  /** The shape of these tokens in this dialect, or null. */
  @Nullable Shape find(long fingerprint, Dialect dialect) {
    Shape shape = shapes.getIfPresent(key(fingerprint, dialect));
    boolean same =
        shape != null && shape.fingerprint() == fingerprint && shape.dialect() == dialect;
    return same ? shape : null;
  }

  void add(Shape shape, Dialect dialect) {
    shapes.put(key(shape.fingerprint(), dialect), shape);
  }

  /** Tables and roles of equal tokens may differ between dialects. */
  @SuppressWarnings("EnumOrdinal") // Never stored.
  private static long key(long fingerprint, Dialect dialect) {
    return fingerprint + dialect.ordinal();
  }
}
