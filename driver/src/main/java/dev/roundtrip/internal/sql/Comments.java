package dev.roundtrip.internal.sql;

import org.jspecify.annotations.Nullable;

/** Where comments end, and the normal form of hints. */
final class Comments {
  private static final int MAXIMUM_LENGTH = 200;

  private boolean nested;
  private @Nullable String first;

  Comments(Dialect dialect) {
    nested = dialect.nestedComments;
  }

  /** The first ordinary comment that said something, or null. */
  @Nullable String first() {
    return first;
  }

  void remember(String text, int start, int end) {
    if (first == null) {
      int from = start;
      int to = Math.max(start, end);
      while (from < to && Chars.isSpace(text.charAt(from))) {
        from++;
      }
      while (to > from && Chars.isSpace(text.charAt(to - 1))) {
        to--;
      }
      first = from < to ? text.substring(from, Math.min(to, from + MAXIMUM_LENGTH)) : null;
    }
  }

  static int lineEnd(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
      i++;
    }
    return i;
  }

  /**
   * The position after the comment whose opening is at {@code from}, or {@link
   * Quotes#UNTERMINATED}.
   */
  int blockEnd(String text, int from) {
    if (nested) {
      int end = nestedEnd(text, from + 2);
      if (end >= 0) {
        return end;
      }
      // Said once for the whole text, so that a text full of openings stays linear.
      nested = false;
    }
    int end = text.indexOf("*/", from + 2);
    return end < 0 ? Quotes.UNTERMINATED : end + 2;
  }

  private static int nestedEnd(String text, int from) {
    int depth = 1;
    for (int i = from; i + 1 < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '*' && text.charAt(i + 1) == '/') {
        i++;
        if (--depth == 0) {
          return i + 1;
        }
      } else if (c == '/' && text.charAt(i + 1) == '*') {
        i++;
        depth++;
      }
    }
    return Quotes.UNTERMINATED;
  }

  /**
   * The hint between {@code start} and {@code end}: lower case, single spaces, quoted text masked.
   */
  static String hint(String text, int start, int end) {
    StringBuilder out = new StringBuilder(Math.min(end - start, 512) + 8).append("/*+");
    boolean quoted = false;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == '\'') {
        quoted = !quoted;
        out.append(quoted ? "?" : "");
      } else if (!quoted && Chars.isSpace(c)) {
        if (out.charAt(out.length() - 1) != ' ') {
          out.append(' ');
        }
      } else if (!quoted) {
        out.append(Chars.lower(c));
      }
    }
    if (out.charAt(out.length() - 1) == ' ') {
      out.setLength(out.length() - 1);
    }
    return out.insert(3, out.length() > 3 && out.charAt(3) == ' ' ? "" : " ")
        .append(" */")
        .toString();
  }
}
