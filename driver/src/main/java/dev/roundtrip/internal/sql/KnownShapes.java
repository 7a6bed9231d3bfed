package dev.roundtrip.internal.sql;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The shapes that are in use, so that texts which differ only in literals share one instead of
 * making it again. Holds none that nobody else holds. Thread-safe.
 */
final class KnownShapes {

  private final ConcurrentHashMap<Long, Known> shapes = new ConcurrentHashMap<>();
  private final ReferenceQueue<Shape> dropped = new ReferenceQueue<>();

  private static final class Known extends WeakReference<Shape> {

    private final Long key;

    Known(Shape shape, Long key, ReferenceQueue<Shape> dropped) {
      super(shape, dropped);
      this.key = key;
    }
  }

  /**
   * The shape of these tokens in this dialect, or null.
   *
   * @param open whether something was left open, which makes the same tokens as what is closed
   */
  @Nullable Shape find(long fingerprint, Dialect dialect, boolean open) {
    Known known = shapes.get(key(fingerprint, dialect, open));
    Shape shape = known == null ? null : known.get();
    boolean same =
        shape != null
            && shape.fingerprint() == fingerprint
            && shape.dialect() == dialect
            && shape.unreadable() == open;
    return same ? shape : null;
  }

  void add(Shape shape, Dialect dialect) {
    for (Reference<?> next = dropped.poll(); next != null; next = dropped.poll()) {
      if (next instanceof Known known) {
        shapes.remove(known.key, known);
      }
    }
    Long key = key(shape.fingerprint(), dialect, shape.unreadable());
    shapes.put(key, new Known(shape, key, dropped));
  }

  /** Tables and roles of equal tokens may differ between dialects. */
  @SuppressWarnings("EnumOrdinal") // Never stored.
  private static Long key(long fingerprint, Dialect dialect, boolean open) {
    return fingerprint + (open ? -1 - dialect.ordinal() : dialect.ordinal());
  }
}
