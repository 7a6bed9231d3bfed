package dev.roundtrip.internal.sql;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Shapes that are in use, so that texts which differ only in literals share one instead of making
 * it again. Holds none that nobody else holds, and of very many only the later ones: a shape that
 * is made twice is equal to itself. Thread-safe, without locks.
 */
final class KnownShapes {
  /** A power of two; 32 kB of references. */
  private static final int SIZE = 8192;

  private final AtomicReferenceArray<@Nullable WeakReference<Shape>> shapes =
      new AtomicReferenceArray<>(SIZE);

  /** The shape of these tokens in this dialect, or null. */
  @Nullable Shape find(long fingerprint, Dialect dialect) {
    int slot = slot(fingerprint, dialect);
    Shape shape = at(slot, fingerprint, dialect);
    return shape != null ? shape : at(slot ^ 1, fingerprint, dialect);
  }

  private @Nullable Shape at(int slot, long fingerprint, Dialect dialect) {
    WeakReference<Shape> reference = shapes.getPlain(slot);
    Shape shape = reference == null ? null : reference.get();
    boolean same =
        shape != null && shape.fingerprint() == fingerprint && shape.dialect() == dialect;
    return same ? shape : null;
  }

  /** Takes the first of its two places, and the second one for what stood there. */
  void add(Shape shape, Dialect dialect) {
    int slot = slot(shape.fingerprint(), dialect);
    WeakReference<Shape> before = shapes.get(slot);
    if (before != null && before.get() != null) {
      shapes.set(slot ^ 1, before);
    }
    shapes.set(slot, new WeakReference<>(shape));
  }

  /** Tables and roles of equal tokens may differ between dialects. */
  @SuppressWarnings("EnumOrdinal") // Never stored.
  private static int slot(long fingerprint, Dialect dialect) {
    return (int) (fingerprint + dialect.ordinal() * 2L) & (SIZE - 1);
  }
}
