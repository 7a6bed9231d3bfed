package dev.roundtrip.internal.probe;

import dev.roundtrip.finding.PoolGauges;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * Asks a pool for its gauges through its public getters, without knowing its classes. What the pool
 * is, is found out once; what it has no getter for stays unknown. Immutable.
 */
public final class PoolReader {

  private static final MethodType ANSWER = MethodType.methodType(Object.class, Object.class);

  private final PoolKind kind;
  private final @Nullable MethodHandle gauges;
  private final @Nullable MethodHandle active;
  private final @Nullable MethodHandle idle;
  private final @Nullable MethodHandle pending;
  private final @Nullable MethodHandle total;
  private final @Nullable MethodHandle timeouts;

  private PoolReader(PoolKind kind, Class<?> pool) {
    this.kind = kind;
    this.gauges = getter(pool, kind.gauges());
    Class<?> type = gauges == null ? pool : typeOfGauges(pool, kind.gauges());
    this.active = getter(type, kind.active());
    this.idle = getter(type, kind.idle());
    this.pending = getter(type, kind.pending());
    this.total = getter(type, kind.total());
    this.timeouts = getter(type, kind.timeouts());
  }

  /** A reader for this data source, or null if it is no pool that is known. */
  public static @Nullable PoolReader of(Object dataSource) {
    for (PoolKind kind : PoolKind.values()) {
      Class<?> type = find(dataSource.getClass(), kind.type());
      if (type != null) {
        return new PoolReader(kind, type);
      }
    }
    return null;
  }

  /** What the pool says now, or null if it says nothing, such as before its first connection. */
  public @Nullable PoolGauges read(Object dataSource) throws Throwable {
    Object from = gauges == null ? dataSource : (Object) gauges.invokeExact(dataSource);
    if (from == null) {
      return null;
    }
    long inUse = number(active, from);
    long free = number(idle, from);
    long all = number(total, from);
    if (all < 0 && inUse >= 0 && free >= 0) {
      all = inUse + free;
    }
    // Agroal answers so when its metrics are not enabled.
    boolean silent = inUse <= 0 && free <= 0 && all <= 0;
    return silent
        ? null
        : new PoolGauges(
            kind.label(), inUse, free, number(pending, from), all, number(timeouts, from));
  }

  private static long number(@Nullable MethodHandle getter, Object from) throws Throwable {
    Object answer = getter == null ? null : (Object) getter.invokeExact(from);
    return answer instanceof Number number ? number.longValue() : -1;
  }

  private static @Nullable MethodHandle getter(Class<?> type, @Nullable String name) {
    if (name == null) {
      return null;
    }
    try {
      return MethodHandles.publicLookup().unreflect(type.getMethod(name)).asType(ANSWER);
    } catch (ReflectiveOperationException otherVersion) {
      return null; // A version of the pool that does not tell this.
    }
  }

  private static Class<?> typeOfGauges(Class<?> pool, @Nullable String name) {
    try {
      return name == null ? pool : pool.getMethod(name).getReturnType();
    } catch (NoSuchMethodException otherVersion) {
      return pool;
    }
  }

  /** The class or interface of this name that {@code type} is, or null. */
  private static @Nullable Class<?> find(@Nullable Class<?> type, String name) {
    if (type == null || type.getName().equals(name)) {
      return type;
    }
    for (Class<?> implemented : type.getInterfaces()) {
      Class<?> found = find(implemented, name);
      if (found != null) {
        return found;
      }
    }
    return find(type.getSuperclass(), name);
  }
}
