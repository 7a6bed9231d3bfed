package dev.roundtrip.internal.probe;

import dev.roundtrip.internal.sql.ParsedSql;
import dev.roundtrip.internal.sql.ValueHash;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** The hooks of a statement that are told what the application binds. */
public abstract class StatementBinds extends KeptBinds {

  StatementBinds(@Nullable ParsedSql prepared, boolean keeps) {
    super(prepared, keeps);
  }

  /** Whether values are remembered as text; the hooks below are not called otherwise. */
  boolean showsValues() {
    return false;
  }

  /** Remembers a value of any type as text. */
  void show(int index, @Nullable Object value) {}

  /** Forgets these values. */
  void clearShown() {}

  /** The statement with its values, or null. */
  @Nullable String example(@Nullable String statement) {
    return null;
  }

  public final void bind(int index, byte value) {
    put(index, ValueHash.of((long) value));
    if (showsValues()) {
      show(index, value);
    }
    if (keepsValues()) {
      keep(index, Byte.valueOf(value));
    }
  }

  public final void bind(int index, short value) {
    put(index, ValueHash.of((long) value));
    if (showsValues()) {
      show(index, value);
    }
    if (keepsValues()) {
      keep(index, Short.valueOf(value));
    }
  }

  public final void bind(int index, int value) {
    put(index, ValueHash.of((long) value));
    if (showsValues()) {
      show(index, value);
    }
    if (keepsValues()) {
      keep(index, Integer.valueOf(value));
    }
  }

  public final void bind(int index, long value) {
    put(index, ValueHash.of(value));
    if (showsValues()) {
      show(index, value);
    }
    if (keepsValues()) {
      keep(index, Long.valueOf(value));
    }
  }

  public final void bind(int index, boolean value) {
    put(index, ValueHash.of(value));
    if (showsValues()) {
      show(index, value);
    }
    if (keepsValues()) {
      keep(index, Boolean.valueOf(value));
    }
  }

  public final void bind(int index, float value) {
    put(index, ValueHash.of((double) value));
    if (showsValues()) {
      show(index, value);
    }
    if (keepsValues()) {
      keep(index, Float.valueOf(value));
    }
  }

  public final void bind(int index, double value) {
    put(index, ValueHash.of(value));
    if (showsValues()) {
      show(index, value);
    }
    if (keepsValues()) {
      keep(index, Double.valueOf(value));
    }
  }

  public final void bind(int index, @Nullable String value) {
    put(index, value == null ? Binds.NULL : ValueHash.of(value));
    if (value != null) {
      begins(index, value);
    }
    show(index, value);
    if (keepsValues()) {
      keep(index, value == null ? Bound.NULL_STRING : value);
    }
  }

  public final void bind(int index, byte @Nullable [] value) {
    put(index, value == null ? Binds.NULL : ValueHash.of(value));
    show(index, value);
    if (keepsValues()) {
      keep(index, value == null ? Bound.NULL_BYTES : value);
    }
  }

  public final void bindNational(int index, @Nullable String value) {
    bound(index, value);
    if (keepsValues()) {
      keep(index, Bound.ofNationalString(value));
    }
  }

  public final void bind(int index, @Nullable BigDecimal value) {
    bound(index, value);
    if (keepsValues()) {
      keep(index, Bound.ofDecimal(value));
    }
  }

  public final void bind(int index, @Nullable Date value, @Nullable Calendar calendar) {
    bound(index, value);
    if (keepsValues()) {
      keep(index, Bound.of(value, calendar));
    }
  }

  public final void bind(int index, @Nullable Time value, @Nullable Calendar calendar) {
    bound(index, value);
    if (keepsValues()) {
      keep(index, Bound.of(value, calendar));
    }
  }

  public final void bind(int index, @Nullable Timestamp value, @Nullable Calendar calendar) {
    bound(index, value);
    if (keepsValues()) {
      keep(index, Bound.of(value, calendar));
    }
  }

  public void bindObject(int index, @Nullable Object value) {
    bound(index, value);
    if (keepsValues()) {
      keep(index, Bound.ofObject(value));
    }
  }

  public final void bindObject(int index, @Nullable Object value, int type) {
    bound(index, value);
    if (keepsValues()) {
      keep(index, Bound.ofObject(value, type));
    }
  }

  public final void bindObject(int index, @Nullable Object value, int type, int scale) {
    bound(index, value);
    if (keepsValues()) {
      keep(index, Bound.ofObject(value, type, scale));
    }
  }

  public final void bindObject(int index, @Nullable Object value, SQLType type) {
    bound(index, value);
    if (keepsValues()) {
      keep(index, Bound.ofObject(value, type));
    }
  }

  public final void bindObject(int index, @Nullable Object value, SQLType type, int scale) {
    bound(index, value);
    if (keepsValues()) {
      keep(index, Bound.ofObject(value, type, scale));
    }
  }

  private void bound(int index, @Nullable Object value) {
    if (value instanceof String pattern) {
      begins(index, pattern);
    }
    put(index, value == null ? Binds.NULL : ValueHash.ofObject(value));
    show(index, value);
  }

  /** NULL, by a door that does not know of which type. */
  public void bindNull(int index) {
    put(index, Binds.NULL);
    begins(index, "");
    show(index, null);
    if (keepsValues()) {
      keep(index, KeptBinds.OPAQUE);
    }
  }

  public final void bindNull(int index, int type) {
    put(index, Binds.NULL);
    begins(index, "");
    show(index, null);
    if (keepsValues()) {
      keep(index, Bound.ofNull(type));
    }
  }

  public final void bindNull(int index, int type, @Nullable String typeName) {
    put(index, Binds.NULL);
    begins(index, "");
    show(index, null);
    if (keepsValues()) {
      keep(index, Bound.ofNull(type, typeName));
    }
  }

  /** A stream, reader or LOB: never touched. */
  public void bindOpaque(int index) {
    put(index, 0);
    show(index, ShownBinds.OPAQUE);
    if (keepsValues()) {
      keep(index, KeptBinds.OPAQUE);
    }
  }

  /** A callable's named parameter; positions are not known. */
  public void bindNamed(String name) {
    // A call is no lookup, so its values can prove nothing.
    keepUnseen();
  }
}
