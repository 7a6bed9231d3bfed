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

  private static final int CHARS_PER_TOKEN = 3;

  final TokenBuffer tokens;
  final ListFolder lists;
  private char[] chars;

  /** For texts of nearly any length. */
  Scratch() {
    this(1024);
  }

  /** For one text of about this length. */
  Scratch(int length) {
    int few = Math.min(Math.max(length, 16), MAXIMUM_KEPT_TOKENS) / CHARS_PER_TOKEN;
    tokens = new TokenBuffer(Integer.highestOneBit(few) * 2);
    lists = new ListFolder(tokens);
    chars = new char[length];
  }

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
