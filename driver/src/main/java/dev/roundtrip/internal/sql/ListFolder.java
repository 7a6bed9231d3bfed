package dev.roundtrip.internal.sql;

import java.util.Arrays;

/**
 * Collapses lists of values to one member and rows of VALUES to the different ones, while the
 * tokens arrive.
 *
 * <p>A list stays as it is when one of its members is a column or a call. Short lists wait for
 * their end to know; beyond {@link #EAGER} members a list collapses as it grows, so that memory
 * stays bounded.
 */
final class ListFolder {
  private static final int EAGER = 512;
  private static final int MAXIMUM_DEPTH = 200;
  private static final byte PLAIN = 0;
  private static final byte LIST = 1;
  private static final byte ROW = 2;

  private final TokenBuffer tokens;
  private int depth;
  private Frame[] frames = new Frame[8];
  private int longestList;
  private int unions;
  private int mostRows;

  /** One open parenthesis or bracket; reused, as statements have many. */
  private static final class Frame {
    byte kind;
    int symbol;
    int open;
    int memberStart;
    int memberLength;
    int members;
    boolean pure;
    boolean ordering;
    int valuesAt;
    int rowStart;
    int rows;
    int firstRow;
    int lastRow;
    int rowLength;
    int lastLength;
    int rowsEnd;

    /** How many values the first row has, if it has nothing else; else -1. */
    int columns;

    void reset(byte newKind, int newSymbol, int newOpen) {
      kind = newKind;
      symbol = newSymbol;
      open = newOpen;
      memberStart = newOpen + 1;
      memberLength = -1;
      members = 0;
      pure = true;
      ordering = false;
      valuesAt = -1;
      rows = 0;
      rowsEnd = -1;
    }
  }

  ListFolder(TokenBuffer tokens) {
    this.tokens = tokens;
    frames[0] = new Frame();
    frames[0].reset(PLAIN, 0, -1);
  }

  /** Ready for another text; the frames are kept. */
  void clear() {
    depth = 0;
    longestList = 0;
    unions = 0;
    mostRows = 0;
    frames[0].reset(PLAIN, 0, -1);
  }

  /**
   * How many values the first row of VALUES has when a row like it has just ended and another may
   * follow; else 0, also where the row is not made of values alone.
   */
  int repeatableColumns() {
    Frame frame = frame();
    boolean ended = frame.rowsEnd == tokens.size && frame.rows > 0 && depth <= MAXIMUM_DEPTH;
    boolean like = ended && frame.rowsEnd == frame.firstRow + frame.rowLength;
    return like && frame.kind == PLAIN && !tokens.overflowed ? frame.columns : 0;
  }

  /** The first token of the row that {@link #repeatableColumns} speaks of. */
  int firstRow() {
    return frame().firstRow;
  }

  /** A row like the first one was read, and no token made of it. */
  void rowRepeated() {
    mostRows = Math.max(mostRows, ++frame().rows);
  }

  /** Whether a list has just been opened that collapses if its members are values. */
  boolean opensList() {
    return frame().kind == LIST
        && frame().symbol == '('
        && depth <= MAXIMUM_DEPTH
        && tokens.size < TokenBuffer.MAXIMUM;
  }

  /** All members but the last one, which is still to be told; the token of all is the last one. */
  void listRead(int members) {
    frame().members = members - 1;
  }

  private int columns(int open, int rowLength) {
    for (int i = 0; i < rowLength; i++) {
      boolean fits =
          i == 0
              ? tokens.is(open, '(')
              : i % 2 == 1
                  ? tokens.isValue(open + i)
                  : tokens.is(open + i, i + 1 == rowLength ? ')' : ',');
      if (!fits) {
        return 0;
      }
    }
    return rowLength / 2;
  }

  /** How often the text says UNION. */
  int unions() {
    return unions;
  }

  int longestList() {
    return longestList;
  }

  int mostRows() {
    return mostRows;
  }

  boolean insideBracket() {
    return frame().symbol == '[';
  }

  boolean insideBrace() {
    return frame().symbol == '{';
  }

  private Frame frame() {
    return frames[Math.min(depth, MAXIMUM_DEPTH)];
  }

  /** Called after each word that has been added. */
  void afterWord(Keyword keyword) {
    if (!keyword.shapesLists || depth > MAXIMUM_DEPTH) {
      return;
    }
    Frame frame = frame();
    unions += keyword == Keyword.UNION ? 1 : 0;
    switch (keyword) {
      case VALUES -> {
        frame.valuesAt = tokens.size - 1;
        frame.rows = 0;
        frame.rowsEnd = -1;
        frame.ordering = false;
      }
      case BY -> {
        int before = tokens.size - 2;
        frame.ordering = tokens.is(before, Keyword.ORDER) || tokens.is(before, Keyword.GROUP);
      }
      case LIMIT,
          OFFSET,
          FETCH,
          HAVING,
          FOR,
          UNION,
          INTERSECT,
          EXCEPT,
          SELECT,
          SET,
          WHERE,
          RETURNING ->
          frame.ordering = false;
      default -> {}
    }
  }

  /**
   * Whether a number here would name a column of the select list: after ORDER BY, GROUP BY and
   * their commas.
   */
  boolean isOrdinalNext() {
    int last = tokens.size - 1;
    return depth <= MAXIMUM_DEPTH
        && frame().ordering
        && (tokens.is(last, Keyword.BY) || tokens.is(last, ','));
  }

  void beforeSymbol(int code) {
    if (depth <= MAXIMUM_DEPTH
        && (code == ',' || code == ')' || code == ']')
        && frame().kind == LIST) {
      member(frame(), code != ',');
    }
  }

  void afterSymbol(int code) {
    switch (code) {
      case '(', '[', '{' -> open(code);
      case ')', ']', '}' -> close();
      case ',' -> {
        if (depth <= MAXIMUM_DEPTH) {
          frame().memberStart = tokens.size;
        }
      }
      default -> {}
    }
  }

  private void open(int code) {
    int open = tokens.size - 1;
    byte kind = tokens.overflowed ? PLAIN : kind(code, open);
    if (++depth > MAXIMUM_DEPTH) {
      return;
    }
    if (depth == frames.length) {
      frames = Arrays.copyOf(frames, depth * 2);
    }
    if (frames[depth] == null) {
      frames[depth] = new Frame();
    }
    frames[depth].reset(kind, code, open);
  }

  private byte kind(int code, int open) {
    Keyword before = tokens.keyword(open - 1);
    if (code == '[') {
      return before == Keyword.ARRAY ? LIST : PLAIN;
    }
    if (code != '(' || depth > MAXIMUM_DEPTH) {
      return PLAIN;
    }
    if (before == Keyword.IN
        || before == Keyword.ANY
        || before == Keyword.SOME
        || before == Keyword.ALL) {
      return LIST;
    }
    int rowStart = before == Keyword.ROW ? open - 1 : open;
    Frame frame = frame();
    boolean first = frame.valuesAt >= 0 && frame.valuesAt == rowStart - 1;
    boolean next =
        frame.rowsEnd >= 0 && frame.rowsEnd == rowStart - 1 && tokens.is(rowStart - 1, ',');
    if (first || next) {
      frame.rowStart = rowStart;
      return ROW;
    }
    return PLAIN;
  }

  private void close() {
    if (depth == 0) {
      return;
    }
    if (depth-- > MAXIMUM_DEPTH) {
      return;
    }
    Frame closed = frames[depth + 1];
    if (closed.kind == ROW && !tokens.overflowed) {
      row(frame());
    } else if (closed.kind == LIST) {
      longestList = Math.max(longestList, length(closed));
    }
  }

  private int length(Frame list) {
    if (list.symbol == '(' && !tokens.is(list.open - 1, Keyword.IN)) {
      return 0;
    }
    return switch (tokens.keyword(list.open + 1)) {
      case SELECT, WITH, TABLE -> 0;
      case VALUES -> list.rows;
      default -> list.members;
    };
  }

  /** A member of a list is complete, its comma or the closing parenthesis not yet added. */
  private void member(Frame list, boolean last) {
    int end = tokens.size;
    if (end > list.memberStart || list.members > 0) {
      list.members++;
    }
    if (!list.pure || tokens.overflowed || end <= list.memberStart) {
      list.pure = false;
      return;
    }
    int base = list.open + 1;
    int length = end - list.memberStart;
    if (list.memberLength < 0) {
      list.memberLength = length;
      list.pure = isPure(base, end);
    } else {
      list.pure = length == list.memberLength && tokens.sameTokens(base, list.memberStart, length);
    }
    if (list.pure && end > base + list.memberLength && (last || list.members > EAGER)) {
      tokens.foldTail(
          base + list.memberLength, base, list.memberLength + 1, base + list.memberLength);
    }
  }

  /**
   * Whether these tokens are values only: rows of them and casts count, columns and calls do not.
   */
  private boolean isPure(int from, int to) {
    boolean value = false;
    for (int i = from; i < to; i++) {
      if (tokens.isValue(i)) {
        value = true;
      } else if (tokens.isWord(i) && !isType(i)) {
        return false;
      }
    }
    return value;
  }

  private boolean isType(int token) {
    return switch (tokens.keyword(token)) {
      case CAST, AS, ROW, INTERVAL -> true;
      default -> tokens.is(token - 1, Operators.CAST) || tokens.is(token - 1, Keyword.AS);
    };
  }

  /**
   * A row of VALUES is complete: it goes when it is like the first one or like the one before it.
   */
  private void row(Frame frame) {
    int start = frame.rowStart;
    int length = tokens.size - start;
    mostRows = Math.max(mostRows, ++frame.rows);
    if (frame.rows == 1) {
      frame.firstRow = start;
      frame.rowLength = length;
      frame.columns = columns(start, length);
      frame.lastRow = start;
      frame.lastLength = length;
    } else if (length == frame.rowLength && tokens.sameTokens(frame.firstRow, start, length)) {
      drop(start, frame.firstRow);
    } else if (length == frame.lastLength && tokens.sameTokens(frame.lastRow, start, length)) {
      drop(start, frame.lastRow);
    } else {
      frame.lastRow = start;
      frame.lastLength = length;
    }
    frame.rowsEnd = tokens.size;
  }

  private void drop(int start, int kept) {
    tokens.foldTail(start, kept, start - kept, start - 1);
  }
}
