package dev.roundtrip.internal.sql;

/**
 * Takes lists and rows of plain values in one go: no tokens are made that would be folded away.
 * What is not plain, such as a call, a cast, a comment or an escape, is left to the {@link Lexer},
 * as if nothing had been tried. Of each character that is looked at twice, it is twice at most.
 */
final class PlainValues {
  private final char[] chars;
  private final int length;
  private final TokenBuffer tokens;

  PlainValues(char[] chars, int length, TokenBuffer tokens) {
    this.chars = chars;
    this.length = length;
    this.tokens = tokens;
  }

  /**
   * Reads {@code , (value, ...)} at {@code pos}, with as many values as there are {@code columns},
   * which the tokens from {@code first} on stand for, every other one. Where it ends, or -1.
   */
  int row(int pos, int first, int columns) {
    int entries = tokens.entries;
    int binds = tokens.bindCount;
    int at = after(pos, ',');
    at = at < 0 ? -1 : after(at, '(');
    for (int column = 0; column < columns && at >= 0; column++) {
      at = value(skip(at), first + 2 * column);
      at = at < 0 ? -1 : after(at, column + 1 == columns ? ')' : ',');
    }
    if (at < 0) {
      tokens.entries = entries;
      tokens.bindCount = binds;
    }
    return at;
  }

  /**
   * Reads {@code value, ...} up to a closing parenthesis, where it ends; the token {@code token}
   * stands for all of them. How many they are, or 0 and nothing is read.
   */
  int list(int pos, int token) {
    int entries = tokens.entries;
    int binds = tokens.bindCount;
    int members = 0;
    int at = pos;
    while (at >= 0) {
      at = value(skip(at), token);
      if (at >= 0) {
        members++;
        at = skip(at);
        if (at < length && chars[at] == ')') {
          end = at;
          return members;
        }
        at = after(at, ',');
      }
    }
    tokens.entries = entries;
    tokens.bindCount = binds;
    return 0;
  }

  private int end;

  /** Where the last list that was read ends: at its closing parenthesis. */
  int listEnd() {
    return end;
  }

  private int skip(int from) {
    int at = from;
    while (at < length && Chars.isSpace(chars[at])) {
      at++;
    }
    return at;
  }

  /** The position after the symbol, white space before it skipped; -1 when it is not there. */
  private int after(int from, char symbol) {
    int at = skip(from);
    return at < length && chars[at] == symbol ? at + 1 : -1;
  }

  private int value(int at, int token) {
    if (at >= length) {
      return -1;
    }
    char c = chars[at];
    if (Chars.isDigit(c)) {
      return number(at, token, false);
    }
    return switch (c) {
      case '\'' -> string(at + 1, token);
      case '?' -> bind(at, token);
      case '-' ->
          at + 1 < length && Chars.isDigit(chars[at + 1]) ? number(at + 1, token, true) : -1;
      case 'n', 'N' -> word(at, token, "null", 0);
      case 't', 'T' -> word(at, token, "true", ValueHash.of(true));
      case 'f', 'F' -> word(at, token, "false", ValueHash.of(false));
      default -> -1;
    };
  }

  private int number(int from, int token, boolean negative) {
    long digits = 0;
    int scale = -1;
    int at = from;
    for (; at < length; at++) {
      char c = chars[at];
      if (Chars.isDigit(c)) {
        digits = digits * 10 + (c - '0');
        scale += scale < 0 ? 0 : 1;
      } else if (c == '.' && scale < 0) {
        scale = 0;
      } else {
        break;
      }
    }
    if (scale == 0 || at - from > Numbers.EXACT_DIGITS || !ends(at)) {
      return -1;
    }
    tokens.addEntry(token, TokenBuffer.LITERAL, Numbers.hash(digits, scale, negative));
    return at;
  }

  private int string(int from, int token) {
    int at = from;
    while (at < length && chars[at] != '\'' && chars[at] != '\\') {
      at++;
    }
    if (at == length || chars[at] == '\\' || !ends(at + 1)) {
      return -1;
    }
    tokens.addEntry(token, TokenBuffer.LITERAL, ValueHash.of(chars, from, at));
    return at + 1;
  }

  private int bind(int at, int token) {
    if (!ends(at + 1)) {
      return -1;
    }
    tokens.addEntry(token, tokens.bindCount + 1, 0);
    return at + 1;
  }

  private int word(int from, int token, String lower, long hash) {
    int to = from + lower.length();
    if (!ends(to)) {
      return -1;
    }
    for (int i = from; i < to; i++) {
      if (Chars.lower(chars[i]) != lower.charAt(i - from)) {
        return -1;
      }
    }
    tokens.addEntry(token, TokenBuffer.LITERAL, hash);
    return to;
  }

  /** Whether a value may end here: before what separates values, or white space. */
  private boolean ends(int at) {
    return at < length && (chars[at] == ',' || chars[at] == ')' || Chars.isSpace(chars[at]));
  }
}
