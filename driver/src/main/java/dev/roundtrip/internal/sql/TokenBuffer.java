package dev.roundtrip.internal.sql;

import java.util.Arrays;

/**
 * The tokens of one text in parallel arrays, and for each literal and placeholder the token that
 * now stands for it.
 *
 * <p>A code above zero is a symbol (its characters packed), zero is an abstracted value, below zero
 * is a word ({@code -1 - keyword}). What comes after {@link #MAXIMUM} tokens is hashed, not kept.
 */
final class TokenBuffer {
  static final int MAXIMUM = 1 << 16;
  static final int VALUE = 0;
  static final int LITERAL = 0;
  static final int FOREIGN = -1;
  private static final int MAXIMUM_ENTRIES = 1 << 17;
  private static final int INITIAL = 256;
  private static final int ENTRIES = 16;

  private static final int[] NONE = {};

  int size;
  int[] code;
  int[] start;
  int[] end;
  long[] hash;

  /**
   * Literals and placeholders in text order: the token that stands for each, which bind it is, its
   * value's hash.
   */
  int entries;

  int[] entryToken;
  int[] entryBind;
  long[] entryHash;

  /** Which slot each token is, when somebody has counted; -1 for what is none. */
  private int[] slots;

  int bindCount;
  long overflowHash;
  boolean overflowed;

  TokenBuffer() {
    this(INITIAL);
  }

  /** Room for so many tokens at first: a power of two. */
  TokenBuffer(int initial) {
    code = new int[initial];
    start = new int[initial];
    end = new int[initial];
    hash = new long[initial];
    slots = new int[initial];
    entryToken = new int[ENTRIES];
    entryBind = new int[ENTRIES];
    entryHash = new long[ENTRIES];
  }

  /** The first {@code size} tokens of another one, without its entries. */
  TokenBuffer(TokenBuffer other) {
    size = other.size;
    code = Arrays.copyOf(other.code, size);
    hash = Arrays.copyOf(other.hash, size);
    start = new int[size];
    end = new int[size];
    slots = NONE;
    entryToken = NONE;
    entryBind = NONE;
    entryHash = new long[0];
  }

  /** Forgets the tokens, keeps the arrays. */
  void clear() {
    size = 0;
    entries = 0;
    bindCount = 0;
    overflowHash = 0;
    overflowed = false;
  }

  /** For each token the slot that it is, the first one 0, or -1; of the slots, at most so many. */
  int[] slots(int maximum) {
    if (slots.length < size) {
      slots = new int[code.length];
    }
    for (int i = 0, slot = 0; i < size; i++) {
      slots[i] = code[i] == VALUE && slot < maximum ? slot++ : -1;
    }
    return slots;
  }

  int capacity() {
    return Math.max(code.length, entryToken.length);
  }

  void add(int tokenCode, int tokenStart, int tokenEnd, long tokenHash) {
    if (size == code.length) {
      if (size == MAXIMUM) {
        overflowed = true;
        overflowHash = Hash.combine(overflowHash, tokenHash);
        return;
      }
      int capacity = size * 2;
      code = Arrays.copyOf(code, capacity);
      start = Arrays.copyOf(start, capacity);
      end = Arrays.copyOf(end, capacity);
      hash = Arrays.copyOf(hash, capacity);
    }
    code[size] = tokenCode;
    start[size] = tokenStart;
    end[size] = tokenEnd;
    hash[size++] = tokenHash;
  }

  void addWord(Keyword keyword, int tokenStart, int tokenEnd, long tokenHash) {
    add(keyword.code, tokenStart, tokenEnd, tokenHash);
  }

  /**
   * Adds the value token and its entry; {@code bind} is 1-based, or {@link #LITERAL} or {@link
   * #FOREIGN}.
   */
  void addValue(int tokenStart, int tokenEnd, int bind, long valueHash) {
    int token = size == MAXIMUM ? -1 : size;
    add(VALUE, tokenStart, tokenEnd, 0);
    addEntry(token, bind, valueHash);
  }

  /** Adds an entry for a token that stands there already. */
  void addEntry(int token, int bind, long valueHash) {
    if (bind > bindCount) {
      bindCount = bind;
    }
    if (entries == MAXIMUM_ENTRIES) {
      return;
    }
    if (entries == entryToken.length) {
      int capacity = entries * 2;
      entryToken = Arrays.copyOf(entryToken, capacity);
      entryBind = Arrays.copyOf(entryBind, capacity);
      entryHash = Arrays.copyOf(entryHash, capacity);
    }
    entryToken[entries] = token;
    entryBind[entries] = bind;
    entryHash[entries++] = valueHash;
  }

  /**
   * Lets the values of the last tokens, those from {@code from} on, be stood for by repetitions of
   * {@code base}.
   */
  void foldTail(int from, int base, int period, int newSize) {
    for (int e = entries - 1; e >= 0 && entryToken[e] >= from; e--) {
      int offset = entryToken[e] - base - period;
      // Rows come one by one: nearly always the division is not needed.
      entryToken[e] = base + (offset < period ? offset : offset % period);
    }
    size = newSize;
  }

  void dropFirst(int count) {
    size -= count;
    System.arraycopy(code, count, code, 0, size);
    System.arraycopy(start, count, start, 0, size);
    System.arraycopy(end, count, end, 0, size);
    System.arraycopy(hash, count, hash, 0, size);
    for (int e = 0; e < entries; e++) {
      entryToken[e] = entryToken[e] < 0 ? entryToken[e] : entryToken[e] - count;
    }
  }

  boolean is(int token, int symbol) {
    return token >= 0 && token < size && code[token] == symbol;
  }

  boolean isValue(int token) {
    return is(token, VALUE);
  }

  boolean isWord(int token) {
    return token >= 0 && token < size && code[token] < 0;
  }

  /** A word that is no keyword, or a quoted one. */
  boolean isName(int token) {
    return keyword(token).isName() && isWord(token);
  }

  boolean is(int token, Keyword keyword) {
    return token >= 0 && token < size && code[token] == keyword.code;
  }

  /** The token's keyword; {@link Keyword#NONE} for names, symbols, values and positions outside. */
  Keyword keyword(int token) {
    return isWord(token) ? Keyword.ofCode(code[token]) : Keyword.NONE;
  }

  /** Whether a value, not an operator, would be expected after this token. */
  boolean operandExpectedAfter(int token) {
    if (token < 0) {
      return true;
    }
    int c = code[token];
    if (c > 0) {
      return c != ')' && c != ']' && c != '}';
    }
    return c < 0 && Keyword.ofCode(c).operandFollows && !is(token - 1, '.');
  }

  boolean sameTokens(int left, int right, int length) {
    for (int i = 0; i < length; i++) {
      if (code[left + i] != code[right + i] || hash[left + i] != hash[right + i]) {
        return false;
      }
    }
    return true;
  }
}
