package dev.roundtrip.internal.sql;

/** Symbols: how many characters belong to one, and their packed form of at most four characters. */
final class Operators {
  static final int CAST = ':' << 8 | ':';
  static final int ASSIGN = ':' << 8 | '=';
  static final int CONCAT = '|' << 8 | '|';
  static final int NULL_SAFE = ('<' << 8 | '=') << 8 | '>';
  static final int LESS_EQUAL = '<' << 8 | '=';
  static final int GREATER_EQUAL = '>' << 8 | '=';
  static final int DOUBLE_EQUAL = '=' << 8 | '=';
  static final int ARROW = '-' << 8 | '>';
  static final int LONG_ARROW = ARROW << 8 | '>';
  private static final int LONGEST = 4;

  private Operators() {}

  static int pack(char[] chars, int from, int length) {
    int packed = 0;
    for (int i = 0; i < length; i++) {
      packed = packed << 8 | (chars[from + i] & 0x7f);
    }
    // A stray control character must not look like a value.
    return packed <= 0 ? 1 : packed;
  }

  static void unpack(int packed, StringBuilder out) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      int c = packed >>> shift & 0x7f;
      if (c != 0) {
        out.append((char) c);
      }
    }
  }

  static boolean isMatch(int code) {
    // ~ and !~ with * and doubled: regular expressions and LIKE of PostgreSQL.
    return (code > 0 && (code & 0x7f) == '~' && code != '~' << 8)
        || code == ('~' << 8 | '*')
        || code == (('!' << 8 | '~') << 8 | '*')
        || code == (('~' << 8 | '~') << 8 | '*')
        || code == ((('!' << 8 | '~') << 8 | '~') << 8 | '*');
  }

  /** How many characters of a text that ends at {@code end} are one symbol; at least one. */
  static int length(char[] chars, int end, int from, Dialect dialect) {
    int length = 1;
    char previous = chars[from];
    if (previous >= 0x80 || ",;()[]{}.".indexOf(previous) >= 0) {
      return 1;
    }
    while (length < LONGEST && from + length < end) {
      char c = chars[from + length];
      char after = from + length + 1 < end ? chars[from + length + 1] : ' ';
      if (!continues(previous, c, after, dialect)) {
        break;
      }
      previous = c;
      length++;
    }
    return length;
  }

  private static boolean continues(char previous, char c, char after, Dialect dialect) {
    return switch (c) {
      case '=' -> previous != '?' && previous != '.';
      case '>' -> "<=->#|@&~^?".indexOf(previous) >= 0;
      case '<' -> previous == '<' || previous == '&' || previous == '|';
      case '|' -> previous == '|' || previous == '&';
      case '&' -> previous == '&';
      case '~' -> previous == '!' || previous == '~';
      case '*' -> previous == '~' || previous == '*';
      case ':' -> previous == ':';
      case '-' -> (previous == '<' && after == '>') || previous == '#';
      case '@' ->
          (previous == '<' || previous == '@' || previous == '!')
              && (dialect.atOperator || !Chars.isNamePart(after));
      default -> false;
    };
  }
}
