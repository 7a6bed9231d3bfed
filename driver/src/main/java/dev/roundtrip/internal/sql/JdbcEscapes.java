package dev.roundtrip.internal.sql;

import java.util.List;

/** JDBC's {@code {call ...}} and its relatives, read as the SQL they stand for. */
final class JdbcEscapes {
  private static final int LONGEST = 6;
  private static final List<String> WORDS =
      List.of("call", "fn", "oj", "d", "t", "ts", "escape", "limit");

  private int open;

  /** Passes the brace and the word that open an escape; the same position when they do not. */
  int open(String text, int brace, TokenFolder out) {
    int word = opening(text, brace);
    if (word < 0) {
      return brace;
    }
    open++;
    return emit(text, word, out);
  }

  /** Passes the brace that closes an escape; the same position when it closes something else. */
  int close(int brace, TokenFolder out) {
    if (open == 0 || out.insideBrace()) {
      return brace;
    }
    open--;
    return brace + 1;
  }

  /** Where the escape's first word starts when the brace at {@code brace} opens one, else -1. */
  private static int opening(String text, int brace) {
    int i = brace + 1;
    while (i < text.length() && Chars.isSpace(text.charAt(i))) {
      i++;
    }
    if (i < text.length() && text.charAt(i) == '?') {
      return i;
    }
    int end = wordEnd(text, i);
    for (String word : WORDS) {
      if (Chars.equalsLower(text, i, end, word)) {
        // {d '...'} is a date; {d: ...} is not ours.
        return end < text.length() && text.charAt(end) == ':' ? -1 : i;
      }
    }
    return -1;
  }

  /**
   * Hands over what the escape's word says; the position after it, or the same when the text says
   * it itself.
   */
  private static int emit(String text, int word, TokenFolder out) {
    int end = wordEnd(text, word);
    if (Chars.equalsLower(text, word, end, "fn") || Chars.equalsLower(text, word, end, "oj")) {
      return end;
    }
    Keyword keyword = Keyword.NONE;
    if (Chars.equalsLower(text, word, end, "d")) {
      keyword = Keyword.DATE;
    } else if (Chars.equalsLower(text, word, end, "t")) {
      keyword = Keyword.TIME;
    } else if (Chars.equalsLower(text, word, end, "ts")) {
      keyword = Keyword.TIMESTAMP;
    }
    if (keyword == Keyword.NONE) {
      return word;
    }
    out.typePrefix(keyword, word, end);
    return end;
  }

  private static int wordEnd(String text, int from) {
    int i = from;
    while (i < text.length() && i <= from + LONGEST && Chars.isNamePart(text.charAt(i))) {
      i++;
    }
    return i;
  }
}
