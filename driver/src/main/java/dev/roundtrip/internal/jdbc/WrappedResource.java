package dev.roundtrip.internal.jdbc;

import java.sql.SQLException;
import java.sql.Wrapper;

/**
 * As {@link Wrapped}, around objects whose JDBC interface is no {@link Wrapper}: ours are, so that
 * there is a way to the driver's class where a cast has to fail.
 */
abstract class WrappedResource implements Wrapper {

  private final Object raw;

  WrappedResource(Object raw) {
    this.raw = raw;
  }

  @Override
  public final <T> T unwrap(Class<T> type) throws SQLException {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    if (type.isInstance(raw)) {
      return type.cast(raw);
    }
    if (raw instanceof Wrapper wrapper) {
      return wrapper.unwrap(type);
    }
    throw new SQLException(raw.getClass().getName() + " is no wrapper for " + type.getName());
  }

  @Override
  public final boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(this)
        || type.isInstance(raw)
        || (raw instanceof Wrapper wrapper && wrapper.isWrapperFor(type));
  }

  @Override
  public final String toString() {
    return String.valueOf(raw.toString());
  }
}
