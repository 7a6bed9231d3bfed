package dev.roundtrip.internal.sql;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one text is: its shape, and what the shape leaves out. Immutable.
 *
 * <p>Binds are what {@code setX(index)} reaches: {@code ?} by position and {@code ?3} by number
 * everywhere, {@code :name} in Oracle by occurrence, {@code :name}, {@code @name} and {@code $1} in
 * SQLite and DuckDB. Other placeholders are abstracted in the shape and are neither binds nor
 * literals.
 */
public final class ParsedSql {
  private static final int MAXIMUM_LITERALS = 8192;
  private static final int BYTES_PER_SLOT = 96;
  private static final int CHARS_PER_ITEM = 16;
  private static final int FIXED_BYTES = 512;

  private final Shape shape;
  private final int bindCount;
  private final int[] bindSlots;
  private final int[] literalSlots;
  private final long[] literalHashes;
  private final int inListLength;
  private final int valuesRows;
  private final @Nullable String comment;
  private final boolean leadingWildcard;
  private final int textLength;

  ParsedSql(
      Shape shape,
      TokenBuffer tokens,
      ListFolder lists,
      @Nullable String comment,
      boolean leadingWildcard,
      int textLength) {
    this.leadingWildcard = leadingWildcard;
    this.shape = shape;
    this.comment = comment;
    this.textLength = textLength;
    inListLength = lists.longestList();
    valuesRows = lists.mostRows();
    bindCount = tokens.bindCount;
    bindSlots = new int[Math.min(bindCount, tokens.entries + 256)];
    Arrays.fill(bindSlots, -1);
    int literals = 0;
    for (int e = 0; e < tokens.entries && literals < MAXIMUM_LITERALS; e++) {
      literals += tokens.entryBind[e] == TokenBuffer.LITERAL ? 1 : 0;
    }
    literalSlots = new int[literals];
    literalHashes = new long[literals];
    map(tokens, literals);
  }

  private void map(TokenBuffer tokens, int literals) {
    int[] slotOfToken = tokens.slots(shape.slotCount());
    for (int e = 0, literal = 0; e < tokens.entries; e++) {
      int token = tokens.entryToken[e];
      int slot = token < 0 || token >= tokens.size ? -1 : slotOfToken[token];
      int bind = tokens.entryBind[e];
      if (bind == TokenBuffer.LITERAL && literal < literals) {
        literalSlots[literal] = slot;
        literalHashes[literal++] = tokens.entryHash[e];
      } else if (bind > 0 && bind <= bindSlots.length && bindSlots[bind - 1] < 0) {
        bindSlots[bind - 1] = slot;
      }
    }
  }

  /** The shape. */
  public Shape shape() {
    return shape;
  }

  /** How many JDBC binds the text has. */
  public int bindCount() {
    return bindCount;
  }

  /**
   * The index in {@link Shape#slots()} of a bind, 1-based as in JDBC; -1 when there is no such bind
   * or slot.
   */
  public int slotOfBind(int parameterIndex) {
    return parameterIndex < 1 || parameterIndex > bindSlots.length
        ? -1
        : bindSlots[parameterIndex - 1];
  }

  /** How many literals the text has, counted up to 8192. */
  public int literalCount() {
    return literalSlots.length;
  }

  /**
   * The slot of the literal at {@code i}, 0-based in the order of the text; -1 when it has none.
   */
  public int literalSlot(int i) {
    return literalSlots[i];
  }

  /** The {@link ValueHash} of the literal at {@code i}; 0 for NULL and what is not hashed. */
  public long literalHash(int i) {
    return literalHashes[i];
  }

  /** Members of the longest IN list, 0 when there is none. */
  public int inListLength() {
    return inListLength;
  }

  /** Rows of the longest VALUES, 0 when there is none. */
  public int valuesRows() {
    return valuesRows;
  }

  /**
   * Whether a LIKE has a literal pattern that begins with {@code %} or {@code _}. Of a bind's
   * pattern nothing is known here.
   */
  public boolean leadingWildcard() {
    return leadingWildcard;
  }

  /**
   * Whether the outermost query asks for one row by a literal: {@code LIMIT 1}, {@code TOP 1},
   * {@code FETCH FIRST ROW ONLY}. Computed on each call.
   */
  public boolean limitedToOneRow() {
    if (!shape.limited()) {
      return false;
    }
    int limit = shape.traits().limitSlot();
    if (limit < 0) {
      return shape.traits().fetchesOneRow();
    }
    for (int i = 0; i < literalSlots.length; i++) {
      if (literalSlots[i] == limit) {
        return literalHashes[i] == ValueHash.of(1L);
      }
    }
    return false;
  }

  /** The first ordinary comment, trimmed, at most 200 characters, or null. */
  public @Nullable String comment() {
    return comment;
  }

  /** Characters of the text. */
  public int textLength() {
    return textLength;
  }

  /** About what it occupies in memory, the text that it came from included. */
  int bytes() {
    // What is read of the shape later is about as much as its words and values.
    int perList = shape.slotCount() + shape.text().length() / CHARS_PER_ITEM;
    int arrays =
        bindSlots.length * Integer.BYTES + literalSlots.length * (Integer.BYTES + Long.BYTES);
    int comments = comment == null ? 0 : 2 * comment.length();
    return FIXED_BYTES
        + 2 * (textLength + shape.text().length())
        + perList * BYTES_PER_SLOT
        + arrays
        + comments;
  }
}
