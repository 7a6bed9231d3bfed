package dev.roundtrip.internal.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement of JDBC with something else in place of each {@code ?}. */
final class FilledText {

  private final String text;
  private final StringBuilder filled = new StringBuilder();
  private final List<String> values;
  private int position;
  private int placeholders;

  private FilledText(String text, List<String> values) {
    this.text = text;
    this.values = values;
  }

  /**
   * The text with something for each of its placeholders, or null if it does not have that many:
   * what counts them was read by the lexer, and where the two do not agree nothing is sent.
   */
  static @Nullable String of(String text, List<String> values) {
    FilledText reader = new FilledText(text, values);
    reader.read();
    return reader.placeholders == values.size() ? reader.filled.toString() : null;
  }

  private void read() {
    while (position < text.length()) {
      char c = text.charAt(position);
      if (c == '\'') {
        boolean escapes = position > 0 && "eE".indexOf(text.charAt(position - 1)) >= 0;
        copyTo(endOfQuoted('\'', escapes));
      } else if (c == '"') {
        copyTo(endOfQuoted('"', false));
      } else if (text.startsWith("--", position)) {
        copyTo(endOf("\n", position));
      } else if (text.startsWith("/*", position)) {
        copyTo(endOfComment());
      } else if (c == '$' && endOfDollarQuote() > 0) {
        copyTo(endOfDollarQuote());
      } else if (text.startsWith("??", position)) {
        filled.append('?');
        position += 2;
      } else if (c == '?') {
        filled.append(placeholders < values.size() ? values.get(placeholders) : "?");
        placeholders++;
        position++;
      } else {
        copyTo(position + 1);
      }
    }
  }

  private void copyTo(int end) {
    filled.append(text, position, end);
    position = end;
  }

  private int endOfQuoted(char quote, boolean escapes) {
    for (int i = position + 1; i < text.length(); i++) {
      if (escapes && text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == quote) {
        return i + 1;
      }
    }
    return text.length();
  }

  private int endOfComment() {
    int depth = 0;
    for (int i = position; i < text.length(); i++) {
      if (text.startsWith("/*", i)) {
        depth++;
        i++;
      } else if (text.startsWith("*/", i)) {
        i++;
        if (--depth == 0) {
          return i + 1;
        }
      }
    }
    return text.length();
  }

  /** Where {@code $tag$ ... $tag$} ends; 0 if none begins here. */
  private int endOfDollarQuote() {
    int end = position + 1;
    while (end < text.length()
        && Character.isJavaIdentifierPart(text.charAt(end))
        && text.charAt(end) != '$') {
      end++;
    }
    if (end >= text.length() || text.charAt(end) != '$') {
      return 0;
    }
    return endOf(text.substring(position, end + 1), end + 1);
  }

  private int endOf(String mark, int from) {
    int at = text.indexOf(mark, from);
    return at < 0 ? text.length() : at + mark.length();
  }
}
