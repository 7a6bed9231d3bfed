package dev.roundtrip.internal.explain;

import org.jspecify.annotations.Nullable;

/** A statement of JDBC as PostgreSQL's PREPARE takes it: {@code $1} in place of {@code ?}. */
final class NumberedText {

  private final String text;
  private final StringBuilder numbered = new StringBuilder();
  private int position;
  private int placeholders;

  private NumberedText(String text) {
    this.text = text;
  }

  /**
   * The text with numbers, or null if it does not have that many placeholders: what counts them was
   * read by the lexer, and where the two do not agree nothing is sent.
   */
  static @Nullable String of(String text, int placeholders) {
    NumberedText reader = new NumberedText(text);
    reader.read();
    return reader.placeholders == placeholders ? reader.numbered.toString() : null;
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
        numbered.append('?');
        position += 2;
      } else if (c == '?') {
        numbered.append('$').append(++placeholders);
        position++;
      } else {
        copyTo(position + 1);
      }
    }
  }

  private void copyTo(int end) {
    numbered.append(text, position, end);
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
