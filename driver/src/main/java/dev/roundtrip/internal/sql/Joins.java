package dev.roundtrip.internal.sql;

/** Whether tables stand side by side without a condition that connects them. */
final class Joins {
  /** Each costs a pass over the tokens. */
  private static final int MAXIMUM_TABLES = 32;

  private final TokenBuffer tokens;
  private final Layout layout;
  private final Sources sources;

  Joins(TokenBuffer tokens, Layout layout, Sources sources) {
    this.tokens = tokens;
    this.layout = layout;
    this.sources = sources;
  }

  boolean unjoined() {
    for (int i = 0, passes = 0; i < layout.tables && passes < MAXIMUM_TABLES; i++) {
      int table = layout.tableAt[i];
      boolean beside = layout.tableMode[i] == Layout.READ && isBeside(table);
      passes += beside ? 1 : 0;
      if (beside && !isConnected(sources.indexAt(table))) {
        return true;
      }
    }
    return false;
  }

  private boolean isBeside(int table) {
    return tokens.is(table - 1, ',')
        || (tokens.is(table - 1, Keyword.JOIN) && tokens.is(table - 2, Keyword.CROSS));
  }

  /**
   * Whether a comparison in the block names this table and another one. Every doubt is a yes: a
   * derived table may have one row, and an unqualified column may belong to any.
   */
  private boolean isConnected(int source) {
    if (source < 0 || !sources.isTable(source)) {
      return true;
    }
    int block = sources.block(source);
    int tables = sources.tablesIn(block);
    if (tables < 2 || tables > MAXIMUM_TABLES) {
      return true;
    }
    for (int i = 1; i + 1 < tokens.size; i++) {
      boolean condition = layout.block[i] == block && layout.clause[i].isCondition();
      if (!condition) {
        // A nested subquery may connect them too.
        if (layout.clause[i].isCondition() && isNamed(i, source) && layout.block[i] != block) {
          return true;
        }
        continue;
      }
      if (isComparison(i) && (names(i, source) || isUnqualified(i))) {
        return true;
      }
      if (tokens.is(i, Keyword.USING) || tokens.is(i, Keyword.EXISTS)) {
        return true;
      }
    }
    return false;
  }

  private boolean isNamed(int i, int source) {
    return tokens.isWord(i) && tokens.is(i + 1, '.') && sources.isNamed(source, tokens.hash[i]);
  }

  /** One side names the source by its alias, the other side another one. */
  private boolean names(int operator, int source) {
    int left = pathStart(operator - 1);
    int right = operator + 1;
    boolean leftIs = isNamed(left, source);
    boolean rightIs = isNamed(right, source);
    boolean leftQualified = left < operator - 1;
    boolean rightQualified = tokens.isWord(right) && tokens.is(right + 1, '.');
    boolean opaque = tokens.is(operator - 1, ')') || tokens.is(right + 1, '(');
    return opaque
        || (leftIs && rightQualified && !rightIs)
        || (rightIs && leftQualified && !leftIs);
  }

  /** Two columns of which one does not say whose it is. */
  private boolean isUnqualified(int operator) {
    boolean left = tokens.isWord(operator - 1);
    boolean right = tokens.isWord(operator + 1);
    boolean leftPath = tokens.is(operator - 2, '.');
    boolean rightPath = tokens.is(operator + 2, '.');
    return left && right && (!leftPath || !rightPath);
  }

  private int pathStart(int last) {
    int first = last;
    while (tokens.is(first - 1, '.') && tokens.isWord(first - 2)) {
      first -= 2;
    }
    return first;
  }

  private boolean isComparison(int token) {
    return switch (tokens.code[token]) {
      case '=', '<', '>', Operators.LESS_EQUAL, Operators.GREATER_EQUAL, Operators.NULL_SAFE ->
          true;
      default -> tokens.is(token, Keyword.LIKE) || tokens.is(token, Keyword.BETWEEN);
    };
  }
}
