package dev.roundtrip.internal.jdbc;

import java.sql.SQLException;
import java.sql.Wrapper;

/**
 * What all wrappers share: the way to the object beneath. Equality is left at identity, as drivers
 * and pools do: the same connection leased twice is two leases.
 */
abstract class Wrapped implements Wrapper {

  /** The object beneath. */
  abstract Wrapper raw();

  @Override
  public final <T> T unwrap(Class<T> type) throws SQLException {
    if (type == null) {
      return raw().unwrap(type); // What the driver says to that is its own affair.
    }
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    handedOut();
    return type.isInstance(raw()) ? type.cast(raw()) : raw().unwrap(type);
  }

  /** The object beneath is about to be given to the application. */
  void handedOut() {}

  @Override
  public final boolean isWrapperFor(Class<?> type) throws SQLException {
    return (type != null && (type.isInstance(this) || type.isInstance(raw())))
        || raw().isWrapperFor(type);
  }

  /** The driver's own text, which people know from their logs. */
  @Override
  public final String toString() {
    return String.valueOf(raw().toString());
  }
}
