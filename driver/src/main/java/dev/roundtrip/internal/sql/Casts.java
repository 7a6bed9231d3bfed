package dev.roundtrip.internal.sql;

/** Types written around a value: {@code ?::type} behind it, {@code DATE ?} in front of it. */
final class Casts {
  private Casts() {}

  /** The last token of the value with its casts. */
  static int end(TokenBuffer tokens, Layout layout, int to) {
    int end = to;
    while (tokens.is(end + 1, Operators.CAST) && tokens.isWord(end + 2)) {
      end += 2;
      while (isTypeWord(tokens, end + 1)) {
        end++;
      }
      while ((tokens.is(end + 1, '(') || tokens.is(end + 1, '[')) && layout.match[end + 1] > 0) {
        end = layout.match[end + 1];
      }
    }
    return end;
  }

  private static boolean isTypeWord(TokenBuffer tokens, int token) {
    return tokens.isName(token) || tokens.is(token, '.');
  }

  static int start(TokenBuffer tokens, int from) {
    return switch (tokens.keyword(from - 1)) {
      case DATE, TIME, TIMESTAMP, BINARY -> tokens.is(from - 2, '.') ? from : from - 1;
      default -> from;
    };
  }
}
