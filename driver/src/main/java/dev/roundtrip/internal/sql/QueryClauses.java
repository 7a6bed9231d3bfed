package dev.roundtrip.internal.sql;

/**
 * What a keyword changes in the query block that it stands in: its clause, its tables, its limits.
 */
final class QueryClauses {
  private final TokenBuffer tokens;
  private final Dialect dialect;
  private final Layout layout;

  QueryClauses(TokenBuffer tokens, Dialect dialect, Layout layout) {
    this.tokens = tokens;
    this.dialect = dialect;
    this.layout = layout;
  }

  void keyword(int i, Keyword keyword, LayoutFrame frame) {
    if (frame.clause == Clause.NONE || frame.clause == Clause.CTE) {
      head(i, keyword, frame);
      return;
    }
    switch (keyword) {
      case SELECT -> select(i, frame);
      case FROM -> from(i, frame);
      case WHERE, HAVING, QUALIFY -> frame.clause = Clause.WHERE;
      case CONNECT ->
          frame.clause = tokens.keyword(i + 1) == Keyword.BY ? Clause.WHERE : frame.clause;
      case GROUP, ORDER ->
          frame.clause = tokens.is(i + 1, Keyword.BY) ? Clause.ORDER : frame.clause;
      case WINDOW, RETURNING, OUTPUT -> frame.clause = Clause.OTHER;
      case FOR -> frame.clause = frame.clause == Clause.SELECT_LIST ? frame.clause : Clause.OTHER;
      case LIMIT, OFFSET, FETCH, TOP -> limit(i, keyword, frame);
      case SET -> {
        if ((frame.clause != Clause.SELECT_LIST && frame.clause != Clause.WHERE)
            || frame.head != Keyword.SELECT) {
          frame.clause = Clause.SET;
          frame.assigned = false;
        }
      }
      case VALUES -> values(frame);
      case INTO -> into(i, frame);
      case USING -> {
        if (frame.head == Keyword.MERGE
            || (frame.head == Keyword.DELETE && frame.clause != Clause.ORDER)) {
          frame.clause = Clause.FROM;
          layout.table(i + 1, Layout.READ);
        }
      }
      case INSERT -> {
        if (tokens.is(i - 1, Keyword.THEN)) {
          frame.clause = Clause.INTO;
          frame.columnList = -1;
        }
      }
      case UPDATE -> {
        if (tokens.is(i - 1, Keyword.KEY)) {
          frame.clause = Clause.SET;
          frame.assigned = false;
        }
      }
      case TABLE -> {
        if (frame.clause == Clause.OTHER && frame.head != Keyword.SELECT) {
          layout.table(i + 1, Layout.WRITE);
          frame.clause = Clause.INTO;
        }
      }
      default -> {}
    }
  }

  private void values(LayoutFrame frame) {
    boolean function =
        frame.clause == Clause.SET
            || frame.clause == Clause.SELECT_LIST
            || frame.clause == Clause.WHERE;
    if (!function) {
      frame.clause = Clause.VALUES;
    }
  }

  private void into(int i, LayoutFrame frame) {
    if (frame.clause == Clause.SELECT_LIST || frame.clause == Clause.OTHER) {
      layout.table(i + 1, frame.head == Keyword.MERGE ? Layout.WRITE : Layout.INSERT);
      frame.clause = Clause.INTO;
      frame.columnList = -1;
      if (frame.head == Keyword.SELECT && layout.firstWrite < 0 && tokens.isWord(i + 1)) {
        layout.firstWrite = i;
      }
    }
  }

  private void select(int i, LayoutFrame frame) {
    if (frame.outer
        && layout.outerSelect < 0
        && (frame.head == Keyword.SELECT || frame.head == Keyword.FROM)) {
      layout.outerSelect = i;
    }
    frame.clause = Clause.SELECT_LIST;
    frame.commas = 0;
  }

  private void from(int i, LayoutFrame frame) {
    if (tokens.is(i - 1, Keyword.DISTINCT)
        && (tokens.is(i - 2, Keyword.IS) || tokens.is(i - 2, Keyword.NOT))) {
      return;
    }
    frame.clause = Clause.FROM;
    frame.commas = 0;
    boolean deletes = frame.head == Keyword.DELETE && tokens.is(i - 1, Keyword.DELETE);
    layout.table(i + 1, deletes ? Layout.WRITE : Layout.READ);
  }

  private void limit(int i, Keyword keyword, LayoutFrame frame) {
    boolean counted = tokens.isValue(i + 1) || tokens.is(i + 1, '(');
    if (keyword == Keyword.FETCH) {
      frame.clause = Clause.LIMIT;
    } else if (!counted) {
      return;
    } else if (keyword == Keyword.OFFSET) {
      frame.clause = Clause.OFFSET;
      return;
    } else if (keyword == Keyword.LIMIT) {
      frame.clause = Clause.LIMIT;
    } else if (frame.clause != Clause.SELECT_LIST) {
      return;
    }
    layout.limited |= frame.outer;
  }

  /** The first keyword of a statement, a query block or the statement after its CTEs. */
  private void head(int i, Keyword keyword, LayoutFrame frame) {
    if (keyword == Keyword.WITH) {
      frame.clause = Clause.CTE;
      boolean word = tokens.is(i + 1, Keyword.RECURSIVE);
      frame.recursive = word || dialect.implicitRecursion;
      cteName(word ? i + 2 : i + 1, frame);
      return;
    }
    if (frame.clause == Clause.CTE && frame.cteName >= 0) {
      return;
    }
    Heads.Effect effect = Heads.of(tokens, i, keyword, frame.clause == Clause.CTE);
    if (effect == Heads.Effect.NONE) {
      return;
    }
    if (frame.head == Keyword.NONE) {
      frame.head = keyword == Keyword.VALUES || keyword == Keyword.TABLE ? Keyword.SELECT : keyword;
      if (effect.inserts()) {
        frame.head = Keyword.INSERT;
      }
    }
    if (effect.changesData() && layout.firstWrite < 0) {
      layout.firstWrite = i;
    }
    frame.clause = Clause.OTHER;
    switch (effect) {
      case SELECT -> select(i, frame);
      case FROM -> from(i, frame);
      case VALUES -> frame.clause = Clause.VALUES;
      case READS_NEXT -> layout.table(i + 1, Layout.READ);
      case WRITES_NEXT -> {
        layout.table(i + 1, Layout.WRITE);
        frame.clause = Clause.FROM;
      }
      case INSERTS_NEXT -> {
        layout.table(i + 1, Layout.INSERT);
        frame.clause = Clause.INTO;
      }
      default -> {}
    }
  }

  /** Takes the token for the name of the next CTE. */
  void cteName(int token, LayoutFrame frame) {
    frame.cteName = token < tokens.size && tokens.isWord(token) ? token : -1;
    if (frame.cteName >= 0 && frame.recursive) {
      layout.cte(tokens.hash[token], token);
    }
  }
}
