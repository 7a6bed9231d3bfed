package dev.roundtrip.internal.probe;

import dev.roundtrip.internal.sql.ParsedSql;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the application bound to one statement, by reference, for as long as it is bound: only if an
 * execution turns out to be slow is it copied, to ask the database about the very same values. A
 * superclass of {@link StatementProbe}, not a part of it, so that a statement costs one object.
 */
abstract class KeptBinds extends Binds {

  /** Stands for what cannot be bound a second time. */
  static final Object OPAQUE = new Object();

  /** Statements with more binds are not asked about. */
  private static final int MAXIMUM = 2_000;

  /** Null unless the database may be asked for the plan of a slow execution. */
  private @Nullable Object @Nullable [] values;

  private boolean changed;

  KeptBinds(@Nullable ParsedSql prepared, boolean keeps) {
    super(prepared);
    int count = prepared == null ? 0 : prepared.bindCount();
    this.values = keeps ? new @Nullable Object[Math.min(count, MAXIMUM)] : null;
  }

  final boolean keepsValues() {
    return values != null;
  }

  /** Keeps a value; only where they are kept. */
  final void keep(int index, Object value) {
    @Nullable Object[] kept = values;
    if (kept == null) {
      return;
    }
    if (index > kept.length && index <= MAXIMUM) {
      kept = Arrays.copyOf(kept, index);
      values = kept;
    }
    if (index > 0 && index <= kept.length) {
      kept[index - 1] = value;
    }
    changed = true;
  }

  /** A value that could not be seen. */
  final void keepUnseen() {
    if (values != null) {
      keep(values.length + 1, OPAQUE);
    }
  }

  final void clearKept() {
    if (values != null) {
      Arrays.fill(values, null);
    }
    changed = true;
  }

  /** The statement is about to be sent with these values. */
  final void sent() {
    changed = false;
  }

  /** Half a sentence, or null. */
  final @Nullable String obstacleOfBinds() {
    if (changed) {
      return "its values were set anew before it was known to be slow";
    }
    @Nullable Object[] kept = values;
    for (int i = 0; kept != null && i < kept.length; i++) {
      if (kept[i] == null) {
        return "value " + (i + 1) + " of it was not seen";
      }
      if (kept[i] == OPAQUE) {
        return "value "
            + (i + 1)
            + " of it is a stream, a locator or of the driver's own type,"
            + " which cannot be bound again";
      }
    }
    return null;
  }

  /** Copies of the values; only where there is no {@link #obstacleOfBinds}. */
  final List<Object> copyOfBinds() {
    @Nullable Object[] kept = values;
    if (kept == null) {
      return List.of();
    }
    List<Object> copy = new ArrayList<>(kept.length);
    for (Object value : kept) {
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
      return Bound.named("setInt", number, (statement, index) -> statement.setInt(index, number));
    } else if (value instanceof Long number) {
      return Bound.named("setLong", number, (statement, index) -> statement.setLong(index, number));
    } else if (value instanceof String text) {
      return Bound.named("setString", text, (statement, index) -> statement.setString(index, text));
    } else if (value instanceof Boolean truth) {
      return Bound.named("setBoolean", truth, (statement, index) -> statement.setBoolean(index, truth));
    } else if (value instanceof Double number) {
      return Bound.named("setDouble", number, (statement, index) -> statement.setDouble(index, number));
    } else if (value instanceof Float number) {
      return Bound.named("setFloat", number, (statement, index) -> statement.setFloat(index, number));
    } else if (value instanceof Short number) {
      return Bound.named("setShort", number, (statement, index) -> statement.setShort(index, number));
    } else if (value instanceof Byte number) {
      return Bound.named("setByte", number, (statement, index) -> statement.setByte(index, number));
    }
    byte[] bytes = ((byte[]) value).clone();
    return Bound.named("setBytes", bytes, (statement, index) -> statement.setBytes(index, bytes));
  }
}
