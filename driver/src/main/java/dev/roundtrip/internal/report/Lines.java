package dev.roundtrip.internal.report;

/**
 * Text from outside (scope names, identifiers, comments, statements) on its way into a log: it can
 * neither begin a log line of its own nor steer a terminal.
 */
final class Lines {

  private Lines() {}

  /** On one line. */
  static String one(String text) {
    return clean(text, false);
  }

  /** On as many lines as it has, each but the first after {@code indent}. */
  static String indented(String text, String indent) {
    String clean = clean(text, true);
    return clean.indexOf('\n') < 0
        ? clean
        : clean.stripTrailing().replace("\n", System.lineSeparator() + indent);
  }

  /** At most {@code length} characters and an ellipsis; no character is cut in two. */
  static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    boolean pair = Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, pair ? length - 1 : length) + "…";
  }

  private static String clean(String text, boolean keepBreaks) {
    String breaks = text.replace("\r\n", "\n").replace('\r', '\n');
    StringBuilder clean = new StringBuilder(breaks.length());
    for (int i = 0; i < breaks.length(); i++) {
      char c = breaks.charAt(i);
      boolean harmless = c == '\n' ? keepBreaks : !Character.isISOControl(c) && !isSeparator(c);
      clean.append(harmless ? c : ' ');
    }
    return clean.toString();
  }

  /** The line and the paragraph separator of Unicode. */
  private static boolean isSeparator(char c) {
    return c == 0x2028 || c == 0x2029;
  }
}
