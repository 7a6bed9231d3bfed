package dev.roundtrip.internal.sql;

/** Which characters make up names, numbers and white space. */
final class Chars {
  private static final byte SPACE = 1;
  private static final byte NAME_START = 2;
  private static final byte NAME_PART = 4;

  /** What each ASCII character is, as bits: a comparison per character is what reading costs. */
  private static final byte[] CLASSES = new byte[0x80];

  /** What the {@link Lexer} does with a character that begins a token. */
  static final byte OTHER = 0;

  static final byte BLANK = 1;
  static final byte WORD = 2;
  static final byte DIGIT = 3;

  /** A symbol of one character, whatever follows. */
  static final byte SINGLE = 4;

  private static final byte[] BEGINS = new byte[0x80];

  /** Characters that may continue a symbol. */
  private static final boolean[] CONTINUES = new boolean[0x80];

  /** The lower case of what names are made of, 0 for every other ASCII character. */
  private static final byte[] NAMES = new byte[0x80];

  static {
    for (char c = 0; c < CLASSES.length; c++) {
      boolean digit = c >= '0' && c <= '9';
      boolean start = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      int bits = c <= ' ' || c == 0x7f ? SPACE : 0;
      bits |= start ? NAME_START : 0;
      bits |= start || digit || c == '$' ? NAME_PART : 0;
      CLASSES[c] = (byte) bits;
      BEGINS[c] = (bits & SPACE) != 0 ? BLANK : start ? WORD : digit ? DIGIT : OTHER;
      NAMES[c] = (bits & NAME_PART) == 0 ? 0 : (byte) (c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    }
  }

  static {
    for (char c : "(),;]".toCharArray()) {
      BEGINS[c] = SINGLE;
    }
    for (char c : "=><|&~*:-@".toCharArray()) {
      CONTINUES[c] = true;
    }
  }

  private Chars() {}

  /** One of {@link #OTHER}, {@link #BLANK}, {@link #WORD}, {@link #DIGIT}, {@link #SINGLE}. */
  static byte begins(char c) {
    return c < 0x80 ? BEGINS[c] : isSpace(c) ? BLANK : WORD;
  }

  /** Whether the character may be the second or a later one of a symbol. */
  static boolean continuesSymbol(char c) {
    return c < 0x80 && CONTINUES[c];
  }

  static boolean isSpace(char c) {
    return c < 0x80
        ? (CLASSES[c] & SPACE) != 0
        : Character.isSpaceChar(c) || c == 0x85 || c == 0xfeff;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isNameStart(char c) {
    return c < 0x80 ? (CLASSES[c] & NAME_START) != 0 : !isSpace(c);
  }

  static boolean isNamePart(char c) {
    return c < 0x80 ? (CLASSES[c] & NAME_PART) != 0 : !isSpace(c);
  }

  /** The lower case of a character that names are made of, else 0. */
  static int lowerNamePart(char c) {
    if (c < 0x80) {
      return NAMES[c];
    }
    return isSpace(c) ? 0 : Character.toLowerCase(c);
  }

  static char lower(char c) {
    if (c < 0x80) {
      return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
    }
    return Character.toLowerCase(c);
  }

  /** Equal without regard to case; {@code lower} is lower case already. */
  static boolean equalsLower(String text, int start, int end, String lower) {
    if (end - start != lower.length()) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (lower(text.charAt(i)) != lower.charAt(i - start)) {
        return false;
      }
    }
    return true;
  }

  static String lowerCase(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (lower(text.charAt(i)) != text.charAt(i)) {
        StringBuilder out = new StringBuilder(end - start);
        for (int k = start; k < end; k++) {
          out.append(lower(text.charAt(k)));
        }
        return out.toString();
      }
    }
    return text.substring(start, end);
  }
}
