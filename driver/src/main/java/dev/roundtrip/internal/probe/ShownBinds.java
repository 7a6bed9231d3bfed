package dev.roundtrip.internal.probe;

import dev.roundtrip.internal.sql.ParsedSql;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Binds that are remembered as text, because the user asked to see values. */
final class ShownBinds {

  /** Stands for a value that is passed through untouched. */
  static final Object OPAQUE = new Object();

  private static final int MAXIMUM_TEXT = 2_000;
  private static final int MAXIMUM_VALUE = 100;

  private final @Nullable String[] shown;

  ShownBinds(@Nullable ParsedSql prepared) {
    int count = prepared == null ? 0 : prepared.bindCount();
    this.shown = new @Nullable String[count];
  }

  /** Remembers a value of any type as text. */
  void show(int index, @Nullable Object value) {
    if (index > 0 && index <= shown.length) {
      shown[index - 1] = text(value);
    }
  }

  void clear() {
    Arrays.fill(shown, null);
  }

  /** The statement with its values; null for no statement. */
  @Nullable String example(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String statement = cut(text, MAXIMUM_TEXT);
    return shown.length == 0
        ? statement
        : statement + "   [" + String.join(", ", Arrays.asList(shown)) + "]";
  }

  /** Only types of the JDK: a user's toString may be slow, throw or tell more than is wanted. */
  private static String text(@Nullable Object value) {
    if (value == null) {
      return "NULL";
    }
    if (value instanceof String string) {
      return "'" + cut(string, MAXIMUM_VALUE) + "'";
    }
    if (value instanceof byte[] bytes) {
      return "(" + bytes.length + " bytes)";
    }
    boolean plain =
        value instanceof Number
            || value instanceof Boolean
            || value instanceof UUID
            || value instanceof java.util.Date
            || value instanceof TemporalAccessor;
    return plain && value.getClass().getName().startsWith("java.")
        ? cut(value.toString(), MAXIMUM_VALUE)
        : "(" + (value == OPAQUE ? "stream" : value.getClass().getSimpleName()) + ")";
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length) + "…";
  }
}
