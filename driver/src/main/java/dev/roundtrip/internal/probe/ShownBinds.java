package dev.roundtrip.internal.probe;

import java.time.temporal.TemporalAccessor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Binds that are remembered as text too, because the user asked to see values. */
final class ShownBinds extends Binds {

  /** Stands for a value that is passed through untouched. */
  static final Object OPAQUE = new Object();

  private static final int MAXIMUM_TEXT = 2_000;
  private static final int MAXIMUM_VALUE = 100;

  private final @Nullable String[] shown;

  ShownBinds(int count) {
    super(count);
    this.shown = new @Nullable String[count];
  }

  @Override
  void show(int index, @Nullable Object value) {
    if (index > 0 && index <= shown.length) {
      shown[index - 1] = text(value);
    }
  }

  @Override
  void clear() {
    super.clear();
    java.util.Arrays.fill(shown, null);
  }

  @Override
  @Nullable String example(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String statement = cut(text, MAXIMUM_TEXT);
    return shown.length == 0
        ? statement
        : statement + "   [" + String.join(", ", java.util.Arrays.asList(shown)) + "]";
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
