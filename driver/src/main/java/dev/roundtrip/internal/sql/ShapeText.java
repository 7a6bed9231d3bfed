package dev.roundtrip.internal.sql;

/** The normalized text of folded tokens, and their fingerprint. */
final class ShapeText {
  static final int MAXIMUM_LENGTH = 4096;
  private static final char ELLIPSIS = '\u2026';

  private final String text;
  private final TokenBuffer tokens;

  ShapeText(String text, TokenBuffer tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  static long fingerprint(TokenBuffer tokens) {
    long hash = Hash.SEED;
    for (int i = 0; i < tokens.size; i++) {
      hash = Hash.combine(hash, tokens.hash[i]);
    }
    return Hash.mix(tokens.overflowed ? Hash.combine(hash, tokens.overflowHash) : hash);
  }

  String text() {
    StringBuilder out = new StringBuilder(Math.min(text.length(), MAXIMUM_LENGTH) + 16);
    for (int i = 0; i < tokens.size && out.length() <= MAXIMUM_LENGTH; i++) {
      if (i > 0 && isSpaced(i)) {
        out.append(' ');
      }
      append(i, out);
    }
    if (out.length() > MAXIMUM_LENGTH || tokens.overflowed) {
      out.setLength(Math.min(out.length(), MAXIMUM_LENGTH - 1));
      out.append(ELLIPSIS);
    }
    return out.toString();
  }

  private void append(int i, StringBuilder out) {
    int code = tokens.code[i];
    if (code == TokenBuffer.VALUE) {
      out.append('?');
    } else if (code > 0) {
      Operators.unpack(code, out);
    } else if (tokens.is(i, Keyword.HINT)) {
      out.append(Comments.hint(text, tokens.start[i], tokens.end[i]));
    } else if (tokens.is(i, Keyword.QUOTED)) {
      out.append('"').append(text, tokens.start[i], end(i)).append('"');
    } else {
      for (int k = tokens.start[i]; k < end(i); k++) {
        out.append(Chars.lower(text.charAt(k)));
      }
    }
  }

  /** A name of megabytes is not worth copying to be cut off again. */
  private int end(int i) {
    return Math.min(tokens.end[i], tokens.start[i] + MAXIMUM_LENGTH);
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
