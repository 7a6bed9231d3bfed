package dev.roundtrip.internal.sql;

import java.util.Arrays;

/** The normalized text of folded tokens, and their fingerprint. */
final class ShapeText {
  static final int MAXIMUM_LENGTH = 4096;
  private static final char ELLIPSIS = '\u2026';

  private final char[] chars;
  private final TokenBuffer tokens;
  private final TokenBuffer kept;
  private char[] out;
  private int length;
  private int slots;

  /**
   * Writes the text of these tokens. {@code chars} starts with the characters that they were read
   * from.
   */
  ShapeText(char[] chars, TokenBuffer tokens) {
    this.chars = chars;
    this.tokens = tokens;
    kept = new TokenBuffer(tokens);
    out = new char[Math.min(chars.length, MAXIMUM_LENGTH) + 64];
    write();
  }

  static long fingerprint(TokenBuffer tokens) {
    long hash = Hash.SEED;
    for (int i = 0; i < tokens.size; i++) {
      hash = Hash.combine(hash, tokens.hash[i]);
    }
    return Hash.mix(tokens.overflowed ? Hash.combine(hash, tokens.overflowHash) : hash);
  }

  /** At most {@link #MAXIMUM_LENGTH} characters. */
  String text() {
    if (!isCut()) {
      return new String(out, 0, length);
    }
    int end = Math.min(length, MAXIMUM_LENGTH - 1);
    reserve(1);
    out[end] = ELLIPSIS;
    return new String(out, 0, end + 1);
  }

  /**
   * The text with each double-quoted word masked that might be a string: all but those that a dot
   * or a word like FROM shows to be names. For a database whose double quotes nobody has told.
   */
  String maskedText() {
    StringBuilder masked = new StringBuilder(text());
    int end = isCut() ? masked.length() - 1 : masked.length();
    for (int i = tokens.size - 1; i >= 0; i--) {
      int start = kept.start[i]; // 0 if the token was not written: a quote stands before a string.
      int stop = Math.min(kept.end[i], end);
      if (start > 0 && start < stop && mayBeString(i)) {
        masked.replace(start, stop, "?");
      }
    }
    return masked.toString();
  }

  private boolean mayBeString(int i) {
    return tokens.is(i, Keyword.QUOTED)
        && chars[tokens.start[i] - 1] == '"'
        && !tokens.is(i - 1, '.')
        && !tokens.is(i + 1, '.')
        && !namesTable(tokens.keyword(i - 1));
  }

  private static boolean namesTable(Keyword before) {
    return switch (before) {
      case FROM, JOIN, INTO, UPDATE, TABLE -> true;
      default -> false;
    };
  }

  /** Whether some tokens are not in the text. */
  boolean isCut() {
    return length > MAXIMUM_LENGTH || tokens.overflowed;
  }

  /** The tokens, with their places in the text that was written, if it is not cut. */
  TokenBuffer tokens() {
    return kept;
  }

  /** How many values the tokens have. */
  int slots() {
    return slots;
  }

  private void write() {
    for (int i = 0; i < tokens.size; i++) {
      slots += tokens.code[i] == TokenBuffer.VALUE ? 1 : 0;
      if (length <= MAXIMUM_LENGTH) {
        if (i > 0 && isSpaced(i)) {
          put(' ');
        }
        append(i);
      }
    }
  }

  private void append(int i) {
    int code = tokens.code[i];
    kept.start[i] = length;
    if (code == TokenBuffer.VALUE) {
      put('?');
    } else if (code > 0 && code < 0x80) {
      put((char) code);
    } else if (code > 0) {
      StringBuilder symbol = new StringBuilder(4);
      Operators.unpack(code, symbol);
      put(symbol);
    } else if (tokens.is(i, Keyword.HINT)) {
      String text = new String(chars, 0, tokens.end[i]);
      put(Comments.hint(text, tokens.start[i], tokens.end[i]));
    } else if (tokens.is(i, Keyword.QUOTED)) {
      quoted(i);
      return;
    } else {
      word(tokens.start[i], end(i));
    }
    kept.end[i] = length;
  }

  private void word(int from, int to) {
    reserve(to - from);
    for (int k = from; k < to; k++) {
      out[length++] = Chars.lower(chars[k]);
    }
  }

  private void quoted(int i) {
    int size = end(i) - tokens.start[i];
    reserve(size + 2);
    out[length++] = '"';
    kept.start[i] = length;
    System.arraycopy(chars, tokens.start[i], out, length, size);
    length += size;
    kept.end[i] = length;
    out[length++] = '"';
  }

  private void put(char c) {
    reserve(1);
    out[length++] = c;
  }

  private void put(CharSequence characters) {
    reserve(characters.length());
    for (int k = 0; k < characters.length(); k++) {
      out[length++] = characters.charAt(k);
    }
  }

  private void reserve(int more) {
    if (length + more > out.length) {
      out = Arrays.copyOf(out, Math.max(length + more, out.length * 2));
    }
  }

  /** A name of megabytes is not worth copying to be cut off again. */
  private int end(int i) {
    return Math.min(tokens.end[i], tokens.start[i] + MAXIMUM_LENGTH + 1);
  }

  private boolean isSpaced(int i) {
    int before = tokens.code[i - 1];
    switch (tokens.code[i]) {
      case ',', ')', ']', ';', '.', Operators.CAST -> {
        return false;
      }
      case '(' -> {
        return before > 0 ? before != '(' && before != '[' && before != '.' : !isCall(i - 1);
      }
      case '[' -> {
        return before > 0 && before != ')' && before != ']';
      }
      default -> {
        return before != '(' && before != '[' && before != '.' && before != Operators.CAST;
      }
    }
  }

  private boolean isCall(int word) {
    Keyword keyword = tokens.keyword(word);
    return tokens.isWord(word)
        && (keyword.isName() || (!keyword.operandFollows && !keyword.neverAlias));
  }
}
