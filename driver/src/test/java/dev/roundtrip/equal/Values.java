package dev.roundtrip.equal;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as a transcript shows them: the same text for what is equal to an application. */
final class Values {

  /** What differs from object to object and from run to run: identities, names made up. */
  private static final Pattern CHANCE =
      Pattern.compile(
          "(?<=@)[0-9a-f]{4,}"
              + "|(?<=[A-Za-z_])[0-9]{5,}(-[0-9a-f]+)*"
              + "|(?<=conn=)\\d+"
              + "|(?<=\\bconn)\\d+"
              + "|(?<=\\b(ds|dbMeta|prep|stat|call|rs))\\d+"
              + "|\\w+\\|[0-9a-f]+"
              + "|[\\w.]+(?= is closed\\.)");

  private Values() {}

  /** Arguments; streams are only named, because reading them is for the driver. */
  static String list(Object[] arguments, IdentityHashMap<Object, String> labels) {
    return Arrays.stream(arguments)
        .map(
            value ->
                value instanceof InputStream || value instanceof Reader
                    ? "stream"
                    : text(value, labels))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /** A value that came back; streams are read to their end. */
  static String text(@Nullable Object value, IdentityHashMap<Object, String> labels) {
    if (value == null) {
      return "null";
    }
    String label = labels.get(value);
    if (label != null) {
      return label;
    }
    try {
      return plain(value, labels);
    } catch (IOException e) {
      return "stream that threw " + failure(e);
    }
  }

  private static String plain(Object value, IdentityHashMap<Object, String> labels)
      throws IOException {
    if (value instanceof InputStream stream) {
      try (stream) {
        return "stream of " + text(stream.readAllBytes(), labels);
      }
    }
    if (value instanceof Reader reader) {
      try (reader) {
        StringWriter writer = new StringWriter();
        reader.transferTo(writer);
        return "reader of " + writer;
      }
    }
    if (value instanceof byte[] bytes) {
      return "0x" + HexFormat.of().formatHex(bytes);
    }
    if (value.getClass().isArray()) {
      return elements(value, labels);
    }
    if (value instanceof SQLWarning warning) {
      return failure(warning);
    }
    if (value instanceof Properties properties) {
      return new TreeMap<>(properties).toString();
    }
    if (value instanceof Class<?> type) {
      return type.getSimpleName();
    }
    String text = withoutChance(String.valueOf(value));
    return value.getClass().getSimpleName() + " " + (value instanceof String ? sorted(text) : text);
  }

  /** Long lists, of keywords or functions, come in no order from some drivers. */
  private static String sorted(String text) {
    String[] parts = text.split(",", -1);
    return parts.length < 10 ? text : Arrays.stream(parts).sorted().toList().toString();
  }

  private static String elements(Object array, IdentityHashMap<Object, String> labels) {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < java.lang.reflect.Array.getLength(array); i++) {
      text.append(text(java.lang.reflect.Array.get(array, i), labels)).append(", ");
    }
    return text.append("]").toString();
  }

  /** All that an application can ask of an exception, apart from its stack. */
  static String failure(Throwable failure) {
    StringBuilder text = new StringBuilder();
    append(text, failure, 0);
    return withoutChance(text.toString());
  }

  private static void append(StringBuilder text, Throwable failure, int depth) {
    text.append(failure.getClass().getName()).append(": ").append(failure.getMessage());
    if (failure instanceof SQLException e) {
      text.append(" [").append(e.getSQLState()).append(' ').append(e.getErrorCode()).append(']');
    }
    if (failure instanceof BatchUpdateException e) {
      text.append(" counts ").append(Arrays.toString(e.getUpdateCounts()));
      text.append(Arrays.toString(e.getLargeUpdateCounts()));
    }
    if (depth == 5) {
      return;
    }
    if (failure.getCause() != null) {
      append(text.append(" by "), failure.getCause(), depth + 1);
    }
    if (failure instanceof SQLException e && e.getNextException() != null) {
      append(text.append(" then "), e.getNextException(), depth + 1);
    }
    for (Throwable suppressed : failure.getSuppressed()) {
      append(text.append(" beside "), suppressed, depth + 1);
    }
  }

  private static String withoutChance(String text) {
    return CHANCE.matcher(text).replaceAll("#");
  }
}
