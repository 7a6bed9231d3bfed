package dev.roundtrip.internal.sql;

import java.math.BigDecimal;

/** Where a number ends, and the hash of its value. */
final class Numbers {
  /**
   * So many digits are a long, and exact in a double, whose quotient by a power of ten rounds once.
   */
  static final int EXACT_DIGITS = 15;

  private static final int MAXIMUM_DIGITS = 18;
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private Numbers() {}

  static int end(String text, int from) {
    int length = text.length();
    int i = from;
    if (text.charAt(i) == '0'
        && i + 2 < length
        && isRadix(text.charAt(i + 1))
        && isHex(text.charAt(i + 2))) {
      i += 2;
      while (i < length && (isHex(text.charAt(i)) || text.charAt(i) == '_')) {
        i++;
      }
      return i;
    }
    i = digits(text, i);
    if (i < length && text.charAt(i) == '.' && !(i + 1 < length && text.charAt(i + 1) == '.')) {
      i = digits(text, i + 1);
    }
    if (i < length && (text.charAt(i) | 0x20) == 'e') {
      int exponent = i + 1;
      if (exponent < length && (text.charAt(exponent) == '+' || text.charAt(exponent) == '-')) {
        exponent++;
      }
      if (exponent < length && Chars.isDigit(text.charAt(exponent))) {
        i = digits(text, exponent);
      }
    }
    return suffix(text, i);
  }

  /** One letter of type, as in {@code 10L} or {@code 1.5f}, when the number ends there. */
  private static int suffix(String text, int from) {
    if (from >= text.length()) {
      return from;
    }
    char c = Chars.lower(text.charAt(from));
    boolean last = from + 1 >= text.length() || !Chars.isNamePart(text.charAt(from + 1));
    return last && (c == 'l' || c == 'f' || c == 'd') ? from + 1 : from;
  }

  private static int digits(String text, int from) {
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean separator =
          c == '_' && i > from && i + 1 < text.length() && Chars.isDigit(text.charAt(i + 1));
      if (!Chars.isDigit(c) && !separator) {
        break;
      }
      i++;
    }
    return i;
  }

  private static boolean isRadix(char c) {
    return (c | 0x20) == 'x' || (c | 0x20) == 'b' || (c | 0x20) == 'o';
  }

  private static boolean isHex(char c) {
    return Chars.isDigit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
  }

  /** The hash of {@code digits}, of which {@code scale} stand behind the point; -1 without one. */
  static long hash(long digits, int scale, boolean negative) {
    long value = negative ? -digits : digits;
    return scale <= 0 ? ValueHash.of(value) : ValueHash.of(value / POWERS[scale]);
  }

  /** The hash of the number, negated on demand; 0 for what is not plainly decimal. */
  static long hash(String text, int start, int end, boolean negative) {
    long value = 0;
    boolean integral = end - start <= MAXIMUM_DIGITS;
    for (int i = start; i < end && integral; i++) {
      char c = text.charAt(i);
      integral = Chars.isDigit(c);
      value = value * 10 + (c - '0');
    }
    if (integral) {
      return ValueHash.of(negative ? -value : value);
    }
    if (end - start > 40) {
      return 0;
    }
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (!Chars.isDigit(c) && c != '.' && c != 'e' && c != 'E' && c != '-' && c != '+') {
        return 0;
      }
    }
    return decimalHash(text.substring(start, end), negative);
  }

  private static long decimalHash(String number, boolean negative) {
    try {
      BigDecimal value = new BigDecimal(number);
      return ValueHash.ofObject(negative ? value.negate() : value);
    } catch (ArithmeticException | NumberFormatException e) {
      // An exponent beyond what a decimal holds: no value that a getter could return.
      return 0;
    }
  }
}
