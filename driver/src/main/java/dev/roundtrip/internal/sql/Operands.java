package dev.roundtrip.internal.sql;

/**
 * Finds the plain column that an operand consists of, looking from an operator to the left or to
 * the right.
 */
final class Operands {
  private final String text;
  private final TokenBuffer tokens;
  private final Layout layout;

  Operands(String text, TokenBuffer tokens, Layout layout) {
    this.text = text;
    this.tokens = tokens;
    this.layout = layout;
  }

  /**
   * The last token of the column path that ends the operand at {@code end}, or -1 when it is no
   * plain column.
   */
  int columnBefore(int end, int element) {
    int last = skipCastBack(end);
    if (tokens.isValue(last) && isArrow(last - 1)) {
      last -= 2;
    }
    if (tokens.is(last, ')')) {
      int open = layout.match[last];
      return open < 0 || isAggregate(open - 1) ? -1 : inside(open, element);
    }
    if (!isColumnWord(last)) {
      return -1;
    }
    int first = last;
    for (int parts = 0;
        parts < 4 && tokens.is(first - 1, '.') && tokens.isWord(first - 2);
        parts++) {
      first -= 2;
    }
    return tokens.code[Math.max(first - 1, 0)] > 0 && isArithmetic(first - 1) ? -1 : last;
  }

  /** The last token of the column path that starts at {@code start}, or -1. */
  int columnAfter(int start, int element) {
    int first = start;
    if (tokens.is(first, '(')) {
      return inside(first, element);
    }
    if (!tokens.isWord(first)) {
      return -1;
    }
    if (tokens.is(first + 1, '(')) {
      return isAggregate(first) ? -1 : inside(first + 1, element);
    }
    int last = pathEnd(first);
    return isColumnWord(last) && !isArithmetic(last + 1) && !tokens.is(last + 1, '(') ? last : -1;
  }

  /** The column that is the {@code element}-th of a tuple, or the only argument of a call. */
  int inside(int open, int element) {
    int last = element(open, element);
    return last >= 0 && (element > 0 || isSingleOrTuple(open, last + 1)) ? last : -1;
  }

  /** The last token of the {@code element}-th name of a list of columns. */
  int element(int open, int element) {
    if (!tokens.is(open, '(')) {
      return -1;
    }
    int close = layout.match[open];
    int start = open + 1;
    for (int i = start, commas = 0; i < close && commas < element; i++) {
      if (tokens.is(i, '(') && layout.match[i] > 0) {
        i = layout.match[i];
      } else if (tokens.is(i, ',')) {
        commas++;
        start = i + 1;
      }
    }
    if (close < 0 || !tokens.isWord(start)) {
      return -1;
    }
    int last = pathEnd(start);
    boolean ends = last + 1 == close || tokens.is(last + 1, ',') || tokens.is(last + 1, Keyword.AS);
    return isColumnWord(last) && ends ? last : -1;
  }

  /** {@code f(a, b)} is not its first argument; {@code (a, b)} and {@code cast(a as t)} are. */
  private boolean isSingleOrTuple(int open, int after) {
    return !tokens.is(after, ',')
        || !tokens.isWord(open - 1)
        || tokens.keyword(open - 1).operandFollows;
  }

  private int pathEnd(int first) {
    int last = first;
    for (int parts = 0; parts < 4 && tokens.is(last + 1, '.') && tokens.isWord(last + 2); parts++) {
      last += 2;
    }
    return last;
  }

  private boolean isColumnWord(int token) {
    return tokens.isWord(token)
        && (tokens.is(token - 1, '.')
            || (!tokens.keyword(token).neverAlias && !tokens.is(token, Keyword.END)));
  }

  /** What is computed over many rows says nothing about the column of one. */
  private boolean isAggregate(int token) {
    return tokens.isName(token)
        && switch (Names.of(text, tokens, token)) {
          case "count", "sum", "avg", "min", "max" -> true;
          default -> false;
        };
  }

  private boolean isArrow(int token) {
    return tokens.is(token, Operators.ARROW) || tokens.is(token, Operators.LONG_ARROW);
  }

  private boolean isArithmetic(int token) {
    return tokens.is(token, '+')
        || tokens.is(token, '-')
        || tokens.is(token, '*')
        || tokens.is(token, '/')
        || tokens.is(token, '%')
        || tokens.is(token, Operators.CONCAT);
  }

  /** From the type of {@code c::type} back to the column. */
  private int skipCastBack(int end) {
    int type = end;
    if (tokens.is(type, ')')
        && layout.match[type] > 0
        && tokens.is(layout.match[type] - 2, Operators.CAST)) {
      type = layout.match[type] - 1;
    }
    return tokens.is(type - 1, Operators.CAST) ? type - 2 : end;
  }
}
