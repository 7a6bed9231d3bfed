package dev.roundtrip.internal.sql;

import java.util.Arrays;

/** Fills a {@link Layout}: one pass with a stack of open parentheses. */
final class LayoutReader {
  private final TokenBuffer tokens;
  private final Layout layout;
  private final QueryClauses clauses;
  private LayoutFrame[] stack = new LayoutFrame[8];
  private int depth;

  private LayoutReader(TokenBuffer tokens, Dialect dialect) {
    this.tokens = tokens;
    layout = new Layout(tokens.size);
    clauses = new QueryClauses(tokens, dialect, layout);
  }

  static Layout read(TokenBuffer tokens, Dialect dialect) {
    return new LayoutReader(tokens, dialect).run();
  }

  private Layout run() {
    stack[0] = new LayoutFrame();
    stack[0].reset(-1, layout.newBlock(-1), true, Clause.NONE);
    stack[0].outer = true;
    for (int i = 0; i < tokens.size; i++) {
      int code = tokens.code[i];
      if (code < 0) {
        keyword(i, tokens.keyword(i), stack[depth]);
        place(i, stack[depth]);
      } else if (code == '(' || code == '[' || code == '{') {
        place(i, stack[depth]);
        open(i);
      } else if (code == ')' || code == ']' || code == '}') {
        close(i);
      } else {
        symbol(i, code, stack[depth]);
        place(i, stack[depth]);
      }
    }
    layout.unbalanced |= depth > 0;
    return layout;
  }

  private void place(int i, LayoutFrame frame) {
    layout.enclosing[i] = frame.open;
    layout.block[i] = frame.block;
    layout.clause[i] = frame.clause;
    layout.argument[i] = frame.commas;
    layout.owner[i] = frame.owner;
  }

  private void open(int i) {
    LayoutFrame parent = stack[depth];
    boolean query =
        switch (tokens.keyword(i + 1)) {
          case SELECT, WITH, VALUES, INSERT, UPDATE, DELETE, MERGE -> true;
          case FROM, TABLE -> !tokens.is(i + 2, '(') && parent.clause != Clause.SELECT_LIST;
          default -> false;
        };
    boolean first =
        parent.outer && parent.head == Keyword.NONE && (i == 0 || tokens.is(i - 1, '('));
    if (parent.clause == Clause.INTO && parent.columnList < 0 && !tokens.is(i - 1, Keyword.KEY)) {
      parent.columnList = i;
    }
    if (parent.clause == Clause.VALUES && parent.query) {
      layout.owner[i] = parent.columnList;
    }
    boolean tables = parent.clause == Clause.FROM && !query && startsTable(i);
    if (++depth == stack.length) {
      stack = Arrays.copyOf(stack, depth * 2);
    }
    if (stack[depth] == null) {
      stack[depth] = new LayoutFrame();
    }
    LayoutFrame frame = stack[depth];
    frame.reset(
        i,
        query ? layout.newBlock(parent.block, i) : parent.block,
        query,
        query ? Clause.NONE : parent.clause);
    frame.outer = first;
    if (!query) {
      frame.owner = parent.owner;
    }
    if (tables) {
      layout.table(i + 1, Layout.READ);
    }
  }

  /** A parenthesis where a table is expected holds a join. */
  private boolean startsTable(int i) {
    return switch (tokens.keyword(i - 1)) {
      case FROM, JOIN, STRAIGHT_JOIN -> true;
      default -> tokens.is(i - 1, ',') || (tokens.is(i - 1, '(') && followsTableWord(i - 1));
    };
  }

  private boolean followsTableWord(int i) {
    // Two levels are enough: nobody nests joins deeper, and a loop here would not be linear.
    return switch (tokens.keyword(i - 1)) {
      case FROM, JOIN, STRAIGHT_JOIN -> true;
      default -> tokens.is(i - 1, ',');
    };
  }

  private void close(int i) {
    if (depth == 0) {
      layout.unbalanced = true;
      place(i, stack[0]);
      return;
    }
    LayoutFrame closed = stack[depth--];
    LayoutFrame frame = stack[depth];
    layout.match[i] = closed.open;
    layout.match[closed.open] = i;
    place(i, frame);
    if (frame.clause == Clause.CTE && closed.query && frame.cteName >= 0) {
      if (!frame.recursive) {
        layout.cte(tokens.hash[frame.cteName], i);
      }
      frame.cteName = -1;
    }
  }

  private void symbol(int i, int code, LayoutFrame frame) {
    switch (code) {
      case ',' -> {
        frame.commas++;
        frame.between = -1;
        frame.assigned = false;
        if (frame.clause == Clause.ON && (frame.query || frame.commas > 0)) {
          frame.clause = Clause.FROM;
        }
        if (frame.clause == Clause.FROM && isTableLevel(frame)) {
          layout.table(i + 1, Layout.READ);
        } else if (frame.clause == Clause.CTE) {
          clauses.cteName(i + 1, frame);
        }
      }
      case ';' -> {
        if (depth == 0) {
          frame.reset(-1, layout.newBlock(-1), true, Clause.NONE);
          frame.outer = true;
        }
      }
      case '=' -> {
        if (frame.clause == Clause.SET && frame.query && !frame.assigned) {
          frame.assigned = true;
          frame.owner = i;
        }
      }
      default -> {}
    }
  }

  /**
   * Commas separate tables in the block itself and in a parenthesized join, not among arguments of
   * a function.
   */
  private boolean isTableLevel(LayoutFrame frame) {
    return frame.query || (frame.open > 0 && startsTable(frame.open));
  }

  private void keyword(int i, Keyword keyword, LayoutFrame frame) {
    if (keyword.isName()
        || keyword == Keyword.HINT
        || tokens.is(i - 1, '.')
        || tokens.is(i + 1, '.')) {
      return;
    }
    switch (keyword) {
      case BETWEEN -> frame.between = i;
      case AND -> {
        if (frame.between >= 0) {
          layout.match[i] = frame.between;
          frame.between = -1;
        }
      }
      case UNION, INTERSECT, EXCEPT, MINUS -> {
        if (keyword != Keyword.MINUS || tokens.is(i + 1, Keyword.SELECT) || tokens.is(i + 1, '(')) {
          int parent = frame.open < 0 ? -1 : layout.block[frame.open];
          frame.query = true;
          frame.block = layout.newBlock(parent, frame.open);
          frame.clause = Clause.NONE;
        }
      }
      case JOIN, STRAIGHT_JOIN -> {
        if (frame.clause == Clause.FROM
            || frame.clause == Clause.ON
            || frame.head == Keyword.UPDATE) {
          frame.clause = Clause.FROM;
          layout.table(i + 1, Layout.READ);
        }
      }
      case ON -> on(i, frame);
      default -> {
        if (frame.query) {
          clauses.keyword(i, keyword, frame);
        }
      }
    }
  }

  private void on(int i, LayoutFrame frame) {
    if (tokens.is(i + 1, Keyword.CONFLICT) || tokens.is(i + 1, Keyword.DUPLICATE)) {
      frame.clause = Clause.OTHER;
    } else if (frame.clause == Clause.FROM || frame.clause == Clause.ON) {
      frame.clause = Clause.ON;
    } else if (frame.head == Keyword.CREATE && frame.clause == Clause.OTHER) {
      layout.table(i + 1, Layout.WRITE);
      frame.clause = Clause.INTO;
    }
  }
}
