package dev.roundtrip.internal.sql;

/** Names as they count: lower case unless quoted in a way that makes a difference. */
final class Names {
  private Names() {}

  /** The name that a word token spells. */
  static String of(String text, TokenBuffer tokens, int token) {
    int start = tokens.start[token];
    int end = tokens.end[token];
    return tokens.is(token, Keyword.QUOTED)
        ? text.substring(start, end)
        : Chars.lowerCase(text, start, end);
  }

  /** Quoted names. */
  static final class Quoted {
    private Quoted() {}

    /**
     * Hands over a name of ASCII characters that words are made of, as nearly all are, from {@code
     * start} on: where its closing quote is, or -1 for any other name.
     */
    static int plain(
        TokenFolder out, char[] chars, int start, int length, char quote, Dialect.Fold fold) {
      long folded = Hash.SEED;
      long exact = ~Hash.SEED;
      boolean upper = false;
      boolean lower = false;
      int end = start;
      for (; end < length; end++) {
        char c = chars[end];
        int part = c < 0x80 ? Chars.lowerNamePart(c) : 0;
        if (part == 0) {
          break;
        }
        upper |= c != part;
        lower |= c >= 'a' && c <= 'z';
        folded = Hash.step(folded, part);
        exact = Hash.step(exact, c);
      }
      boolean closed =
          end > start
              && end < length
              && chars[end] == quote
              && (end + 1 == length || chars[end + 1] != quote);
      if (!closed) {
        return -1;
      }
      boolean folds =
          switch (fold) {
            case LOWER -> !upper;
            case UPPER -> !lower;
            case ANY -> true;
            case NONE -> false;
          };
      emit(out, start, end, folds && Chars.isNameStart(chars[start]), folded, exact);
      return end;
    }

    /**
     * Hands over the name between {@code start} and {@code end} without its quotes when they say
     * nothing.
     */
    static void emit(TokenFolder out, String text, int start, int end, Dialect.Fold fold) {
      boolean simple = end > start && Chars.isNameStart(text.charAt(start));
      long folded = Hash.SEED;
      long exact = ~Hash.SEED;
      for (int i = start; i < end; i++) {
        char c = text.charAt(i);
        char lower = Chars.lower(c);
        folded = Hash.step(folded, lower);
        exact = Hash.step(exact, c);
        simple &= Chars.isNamePart(c) && folds(c, lower, fold);
      }
      emit(out, start, end, simple && fold != Dialect.Fold.NONE, folded, exact);
    }

    private static void emit(
        TokenFolder out, int start, int end, boolean simple, long folded, long exact) {
      if (simple && !Keyword.find(folded, end - start).reserved) {
        out.name(start, end, folded);
      } else {
        out.quotedName(start, end, exact);
      }
    }

    private static boolean folds(char c, char lower, Dialect.Fold fold) {
      return switch (fold) {
        case LOWER -> c == lower;
        case UPPER -> c != lower || !Character.isLetter(c);
        case ANY -> true;
        case NONE -> false;
      };
    }
  }
}
