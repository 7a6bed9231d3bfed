package dev.roundtrip.internal.probe;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One value, bound by the setter by which the application bound it: a bigint key that is bound as
 * BigDecimal is read by another plan than one that is bound as long.
 */
@FunctionalInterface
public interface Bound {

  /** Binds it. */
  void to(PreparedStatement statement, int index) throws SQLException;

  /** The setter's name; of {@code setObject} with the class of the value. */
  default String setter() {
    return "setNull";
  }

  /**
   * The value as standard SQL writes it, for databases that bind nothing in EXPLAIN; null if there
   * is no safe way to write it.
   */
  default @Nullable String literal() {
    return null;
  }

  /** A value with the name of its setter. */
  record Named(String setter, Bound bound, @Nullable Object value) implements Bound {

    @Override
    public void to(PreparedStatement statement, int index) throws SQLException {
      bound.to(statement, index);
    }

    @Override
    public @Nullable String literal() {
      return Literals.of(value);
    }

    /** Values may be secrets. */
    @Override
    public String toString() {
      return setter;
    }
  }

  static Bound named(String setter, @Nullable Object value, Bound bound) {
    return new Named(setter, bound, value);
  }

  private static Bound object(@Nullable Object value, Bound bound) {
    return new Named(
        value == null ? "setObject" : "setObject(" + value.getClass().getSimpleName() + ")",
        bound,
        value);
  }

  /** {@code setNull} and {@code setString(null)} are not the same to every driver. */
  Bound NULL_STRING =
      named("setString", null, (statement, index) -> statement.setString(index, null));

  Bound NULL_BYTES = named("setBytes", null, (statement, index) -> statement.setBytes(index, null));

  static Bound ofNull(int type) {
    return (statement, index) -> statement.setNull(index, type);
  }

  static Bound ofNull(int type, @Nullable String typeName) {
    return (statement, index) -> statement.setNull(index, type, typeName);
  }

  static Object ofNationalString(@Nullable String value) {
    return named("setNString", value, (statement, index) -> statement.setNString(index, value));
  }

  static Object ofDecimal(@Nullable BigDecimal value) {
    return named(
        "setBigDecimal", value, (statement, index) -> statement.setBigDecimal(index, value));
  }

  /** A copy: the application may change its own. */
  static Object of(@Nullable Date value, @Nullable Calendar calendar) {
    Date copy = value == null ? null : (Date) value.clone();
    return calendar == null
        ? named("setDate", copy, (statement, index) -> statement.setDate(index, copy))
        : named("setDate", null, (statement, index) -> statement.setDate(index, copy, calendar));
  }

  static Object of(@Nullable Time value, @Nullable Calendar calendar) {
    Time copy = value == null ? null : (Time) value.clone();
    return calendar == null
        ? named("setTime", copy, (statement, index) -> statement.setTime(index, copy))
        : named("setTime", null, (statement, index) -> statement.setTime(index, copy, calendar));
  }

  static Object of(@Nullable Timestamp value, @Nullable Calendar calendar) {
    Timestamp copy = value == null ? null : (Timestamp) value.clone();
    return calendar == null
        ? named("setTimestamp", copy, (statement, index) -> statement.setTimestamp(index, copy))
        : named(
            "setTimestamp",
            null,
            (statement, index) -> statement.setTimestamp(index, copy, calendar));
  }

  static Object ofObject(@Nullable Object value) {
    Object copy = copy(value);
    return copy == KeptBinds.OPAQUE
        ? copy
        : object(copy, (statement, index) -> statement.setObject(index, copy));
  }

  static Object ofObject(@Nullable Object value, int type) {
    Object copy = copy(value);
    return copy == KeptBinds.OPAQUE
        ? copy
        : object(copy, (statement, index) -> statement.setObject(index, copy, type));
  }

  static Object ofObject(@Nullable Object value, int type, int scale) {
    Object copy = copy(value);
    return copy == KeptBinds.OPAQUE
        ? copy
        : object(copy, (statement, index) -> statement.setObject(index, copy, type, scale));
  }

  static Object ofObject(@Nullable Object value, SQLType type) {
    Object copy = copy(value);
    return copy == KeptBinds.OPAQUE
        ? copy
        : object(copy, (statement, index) -> statement.setObject(index, copy, type));
  }

  static Object ofObject(@Nullable Object value, SQLType type, int scale) {
    Object copy = copy(value);
    return copy == KeptBinds.OPAQUE
        ? copy
        : object(copy, (statement, index) -> statement.setObject(index, copy, type, scale));
  }

  /** Only what hangs on no connection, and cannot change or can be copied. */
  private static @Nullable Object copy(@Nullable Object value) {
    if (value == null
        || value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof Character
        || value instanceof UUID
        || value.getClass().getName().startsWith("java.time.")) {
      return value;
    }
    if (value instanceof byte[] bytes) {
      return bytes.clone();
    }
    if (value instanceof Timestamp timestamp) {
      return timestamp.clone();
    }
    if (value instanceof Date date) {
      return date.clone();
    }
    return value instanceof Time time ? time.clone() : KeptBinds.OPAQUE;
  }
}
