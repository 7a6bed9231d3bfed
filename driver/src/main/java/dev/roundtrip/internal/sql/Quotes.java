package dev.roundtrip.internal.sql;

/** Where quoted text ends, and the hash of what it says. */
final class Quotes {
  static final int UNTERMINATED = -1;

  /** What a backslash inside quotes does. */
  enum Backslash {
    PLAIN,
    ESCAPES,
    /** Not known: it escapes the quote unless the statement clearly goes on after it. */
    GUESS
  }

  private Quotes() {}

  static Backslash backslash(Dialect dialect) {
    if (dialect.backslashEscapes) {
      return Backslash.ESCAPES;
    }
    return dialect == Dialect.GENERIC ? Backslash.GUESS : Backslash.PLAIN;
  }

  /**
   * The position after the closing quote of the content that starts at {@code from}, or {@link
   * #UNTERMINATED}.
   */
  static int end(String text, int from, char quote, Backslash backslash) {
    int length = text.length();
    for (int i = from; i < length; i++) {
      char c = text.charAt(i);
      if (c == quote) {
        if (i + 1 == length || text.charAt(i + 1) != quote) {
          return i + 1;
        }
        i++;
      } else if (c == '\\' && backslash != Backslash.PLAIN) {
        if (backslash == Backslash.ESCAPES || escapesByGuess(text, i, quote)) {
          i++;
        }
      }
    }
    return UNTERMINATED;
  }

  private static boolean escapesByGuess(String text, int at, char quote) {
    if (at + 1 >= text.length()) {
      return false;
    }
    char next = text.charAt(at + 1);
    if (next == '\\') {
      return true;
    }
    if (next != quote || at + 2 >= text.length()) {
      return false;
    }
    char after = text.charAt(at + 2);
    return !Chars.isSpace(after) && after != ',' && after != ')' && after != ';' && after != ':';
  }

  /** The end of Oracle's {@code q'[...]'}, {@code from} at the opening delimiter. */
  static int alternativeEnd(String text, int from) {
    if (from >= text.length()) {
      return UNTERMINATED;
    }
    char open = text.charAt(from);
    char close =
        switch (open) {
          case '[' -> ']';
          case '(' -> ')';
          case '{' -> '}';
          case '<' -> '>';
          default -> open;
        };
    for (int i = from + 1; i + 1 < text.length(); i++) {
      if (text.charAt(i) == close && text.charAt(i + 1) == '\'') {
        return i + 2;
      }
    }
    return UNTERMINATED;
  }

  /**
   * The length of a dollar quote's opening tag at {@code from}, both dollars included, or 0 when
   * there is none.
   */
  static int dollarTag(String text, int from) {
    for (int i = from + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '$') {
        return i + 1 - from;
      }
      if (!Chars.isNameStart(c) && !(Chars.isDigit(c) && i > from + 1)) {
        return 0;
      }
    }
    return 0;
  }

  /** The end of a dollar quote; linear, because a tag has dollars only at its ends. */
  static int dollarEnd(String text, int tagStart, int tagLength) {
    int length = text.length();
    for (int i = tagStart + tagLength; i + tagLength <= length; i++) {
      if (text.charAt(i) == '$' && text.regionMatches(i, text, tagStart, tagLength)) {
        return i + tagLength;
      }
    }
    return UNTERMINATED;
  }

  /**
   * The hash of the content between {@code start} and {@code end} with doubled quotes and simple
   * escapes undone.
   */
  static long hash(String text, int start, int end, char quote, Backslash backslash) {
    boolean plain = true;
    for (int i = start; i < end && plain; i++) {
      char c = text.charAt(i);
      plain = c != quote && (c != '\\' || backslash == Backslash.PLAIN);
    }
    if (plain || end - start > 256) {
      return plain ? ValueHash.of(text, start, end) : 0;
    }
    StringBuilder content = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      boolean escape = c == '\\' && backslash != Backslash.PLAIN;
      if ((c == quote || escape) && i + 1 < end) {
        i++;
        c = escape ? escaped(text.charAt(i)) : text.charAt(i);
      }
      content.append(c);
    }
    return ValueHash.of(content, 0, content.length());
  }

  private static char escaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case '0' -> '\0';
      default -> c;
    };
  }
}
