package dev.roundtrip.internal.sql;

/** The role of an operand by the operator on its left, else by the one on its right. */
final class Comparisons {
  private static final int MAXIMUM_CHAIN = 8;

  private final String text;
  private final TokenBuffer tokens;
  private final Layout layout;
  private final Sources sources;
  private final Operands operands;

  Comparisons(String text, TokenBuffer tokens, Layout layout, Sources sources, Operands operands) {
    this.text = text;
    this.tokens = tokens;
    this.layout = layout;
    this.sources = sources;
    this.operands = operands;
  }

  Slot compare(int from, int to, int element) {
    int left = from - 1;
    Role role = symbolRole(left);
    if (role == Role.EQUALITY && isArithmetic(to + 1)) {
      return new Slot(Role.OTHER, null, null);
    }
    if (role != Role.OTHER) {
      return slot(
          role,
          operands.columnBefore(left - 1, element),
          tokens.is(left, '>') || tokens.is(left, Operators.GREATER_EQUAL));
    }
    if (isLike(left)) {
      int end = tokens.is(left - 1, Keyword.NOT) ? left - 2 : left - 1;
      return slot(
          Role.LIKE,
          operands.columnBefore(tokens.is(left, Keyword.TO) ? end - 1 : end, element),
          false);
    }
    Keyword word = tokens.keyword(left);
    if (word == Keyword.BETWEEN) {
      return between(left, element);
    }
    if (word == Keyword.AND && layout.match[left] >= 0) {
      return between(layout.match[left], element);
    }
    if (word == Keyword.IS) {
      return slot(Role.EQUALITY, operands.columnBefore(left - 1, element), false);
    }
    if (word == Keyword.FROM && tokens.is(left - 1, Keyword.DISTINCT)) {
      boolean same = tokens.is(left - 2, Keyword.NOT) && tokens.is(left - 3, Keyword.IS);
      return same
          ? slot(Role.EQUALITY, operands.columnBefore(left - 4, element), false)
          : new Slot(Role.OTHER, null, null);
    }
    if (tokens.is(left, Operators.CONCAT)) {
      return pattern(left);
    }
    boolean starts =
        left < 0 || tokens.is(left, '(') || tokens.is(left, ',') || word.operandFollows;
    return starts ? rightward(to, element) : new Slot(Role.OTHER, null, null);
  }

  private Slot between(int between, int element) {
    int end = tokens.is(between - 1, Keyword.NOT) ? between - 2 : between - 1;
    return slot(Role.BETWEEN, operands.columnBefore(end, element), false);
  }

  /** {@code LIKE ? || ? || ?}: every part belongs to the pattern. */
  private Slot pattern(int concat) {
    int operator = concat;
    for (int i = 0; i < MAXIMUM_CHAIN && tokens.is(operator, Operators.CONCAT); i++) {
      int part = operator - 1;
      if (tokens.is(part, ')') && layout.match[part] > 0) {
        part = layout.match[part];
        part = tokens.isWord(part - 1) && !isLike(part - 1) ? part - 1 : part;
      }
      operator = part - 1;
    }
    return isLike(operator)
        ? slot(
            Role.LIKE,
            operands.columnBefore(
                tokens.is(operator - 1, Keyword.NOT) ? operator - 2 : operator - 1, 0),
            false)
        : new Slot(Role.OTHER, null, null);
  }

  private Slot rightward(int to, int element) {
    int right = to + 1;
    Role role = symbolRole(right);
    if (role != Role.OTHER) {
      Keyword after = tokens.keyword(right + 1);
      boolean any = after == Keyword.ANY || after == Keyword.SOME;
      int column = any ? operands.inside(right + 2, 0) : operands.columnAfter(right + 1, element);
      return slot(role, column, tokens.is(right, '<') || tokens.is(right, Operators.LESS_EQUAL));
    }
    if (tokens.is(right, Keyword.BETWEEN)) {
      return new Slot(Role.BETWEEN, null, null);
    }
    int like = tokens.is(right, Keyword.NOT) ? right + 1 : right;
    return isLike(like)
        ? slot(Role.LIKE, operands.columnAfter(like + 1, element), false)
        : new Slot(Role.OTHER, null, null);
  }

  private Slot slot(Role role, int column, boolean lowerEnd) {
    if (column < 0) {
      return new Slot(role, null, null);
    }
    if (role == Role.RANGE && isRowNumber(column)) {
      return new Slot(lowerEnd ? Role.OFFSET : Role.LIMIT, null, null);
    }
    return new Slot(role, Names.of(text, tokens, column), sources.tableOf(column));
  }

  /**
   * Oracle's pseudo column, and the aliases that Hibernate gives to it and to SQL Server's row
   * number.
   */
  private boolean isRowNumber(int column) {
    int start = tokens.start[column];
    int end = tokens.end[column];
    return Chars.equalsLower(text, start, end, "rownum")
        || Chars.equalsLower(text, start, end, "rownum_")
        || Chars.equalsLower(text, start, end, "__hibernate_row_nr__");
  }

  private Role symbolRole(int token) {
    if (token < 0 || token >= tokens.size) {
      return Role.OTHER;
    }
    return switch (tokens.code[token]) {
      case '=', Operators.NULL_SAFE, Operators.DOUBLE_EQUAL -> Role.EQUALITY;
      case '<', '>', Operators.LESS_EQUAL, Operators.GREATER_EQUAL -> Role.RANGE;
      default -> Role.OTHER;
    };
  }

  private boolean isLike(int token) {
    return switch (tokens.keyword(token)) {
      case LIKE, ILIKE, RLIKE, REGEXP, GLOB -> true;
      case TO -> tokens.is(token - 1, Keyword.SIMILAR);
      default -> token >= 0 && token < tokens.size && Operators.isMatch(tokens.code[token]);
    };
  }

  private boolean isArithmetic(int token) {
    return tokens.is(token, '+')
        || tokens.is(token, '-')
        || tokens.is(token, '*')
        || tokens.is(token, '/');
  }
}
