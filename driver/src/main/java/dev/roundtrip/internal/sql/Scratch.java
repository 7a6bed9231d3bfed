package dev.roundtrip.internal.sql;

import java.util.Arrays;

/**
 * The memory that reading one text needs, to be used again for the next one, instead of some
 * kilobytes of fresh arrays for each. Not thread-safe.
 */
final class Scratch {
  /** Above these sizes the arrays go with their text, so that one huge text does not stay. */
  private static final int MAXIMUM_KEPT_TOKENS = 8192;

  private static final int MAXIMUM_KEPT_CHARS = 65_536;

  final TokenBuffer tokens = new TokenBuffer();
  final ListFolder lists = new ListFolder(tokens);
  private char[] chars = new char[1024];

  /** The text's characters; the array may be longer. */
  char[] begin(String text) {
    tokens.clear();
    lists.clear();
    int length = text.length();
    if (length > chars.length) {
      chars = new char[Math.max(length, chars.length * 2)];
    }
    text.getChars(0, length, chars, 0);
    return chars;
  }

  /** Leaves no trace of the text's literals in memory; whether this is worth keeping. */
  boolean end(int textLength) {
    if (chars.length > MAXIMUM_KEPT_CHARS || tokens.capacity() > MAXIMUM_KEPT_TOKENS) {
      return false;
    }
    Arrays.fill(chars, 0, Math.min(textLength, chars.length), '\0');
    return true;
  }
}
