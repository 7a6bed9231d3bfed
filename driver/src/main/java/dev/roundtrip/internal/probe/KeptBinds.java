package dev.roundtrip.internal.probe;

import dev.roundtrip.internal.sql.ParsedSql;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the application bound to one statement, by reference, for as long as it is bound: only if an
 * execution turns out to be slow is it copied, to ask the database about the very same values.
 */
final class KeptBinds {

  /** Stands for what cannot be bound a second time. */
  static final Object OPAQUE = new Object();

  /** Statements with more binds are not asked about. */
  private static final int MAXIMUM = 2_000;

  private @Nullable Object[] values;
  private boolean changed;

  KeptBinds(@Nullable ParsedSql prepared) {
    int count = prepared == null ? 0 : prepared.bindCount();
    this.values = new @Nullable Object[Math.min(count, MAXIMUM)];
  }

  void put(int index, Object value) {
    if (index > values.length && index <= MAXIMUM) {
      values = Arrays.copyOf(values, index);
    }
    if (index > 0 && index <= values.length) {
      values[index - 1] = value;
    }
    changed = true;
  }

  /** A value that could not be seen. */
  void unseen() {
    put(values.length + 1, OPAQUE);
  }

  void clear() {
    Arrays.fill(values, null);
    changed = true;
  }

  /** The statement is about to be sent with these values. */
  void sent() {
    changed = false;
  }

  /** Half a sentence, or null. */
  @Nullable String obstacle() {
    if (changed) {
      return "its values were set anew before it was known to be slow";
    }
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        return "value " + (i + 1) + " of it was not seen";
      }
      if (values[i] == OPAQUE) {
        return "value "
            + (i + 1)
            + " of it is a stream, a locator or of the driver's own type,"
            + " which cannot be bound again";
      }
    }
    return null;
  }

  /** Copies of the values; only where there is no {@link #obstacle}. */
  List<Object> copy() {
    List<Object> copy = new ArrayList<>(values.length);
    for (Object value : values) {
      if (value instanceof Bound bound) {
        copy.add(bound);
      } else if (value != null) {
        copy.add(bound(value));
      }
    }
    return copy;
  }

  /** Boxes stand for the setters of their types, so that these cost no further object. */
  private static Bound bound(Object value) {
    if (value instanceof Integer number) {
      return Bound.named("setInt", (statement, index) -> statement.setInt(index, number));
    } else if (value instanceof Long number) {
      return Bound.named("setLong", (statement, index) -> statement.setLong(index, number));
    } else if (value instanceof String text) {
      return Bound.named("setString", (statement, index) -> statement.setString(index, text));
    } else if (value instanceof Boolean truth) {
      return Bound.named("setBoolean", (statement, index) -> statement.setBoolean(index, truth));
    } else if (value instanceof Double number) {
      return Bound.named("setDouble", (statement, index) -> statement.setDouble(index, number));
    } else if (value instanceof Float number) {
      return Bound.named("setFloat", (statement, index) -> statement.setFloat(index, number));
    } else if (value instanceof Short number) {
      return Bound.named("setShort", (statement, index) -> statement.setShort(index, number));
    } else if (value instanceof Byte number) {
      return Bound.named("setByte", (statement, index) -> statement.setByte(index, number));
    }
    byte[] bytes = ((byte[]) value).clone();
    return Bound.named("setBytes", (statement, index) -> statement.setBytes(index, bytes));
  }
}
