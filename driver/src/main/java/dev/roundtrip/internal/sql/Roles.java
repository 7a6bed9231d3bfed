package dev.roundtrip.internal.sql;

import java.util.ArrayList;
import java.util.List;

/** What each abstracted value is for, from the operator next to it and the clause around it. */
final class Roles {
  static final int MAXIMUM_SLOTS = 2048;
  private static final int MAXIMUM_WRAPPERS = 16;

  private final String text;
  private final TokenBuffer tokens;
  private final Layout layout;
  private final Sources sources;
  private final Operands operands;

  Roles(String text, TokenBuffer tokens, Layout layout, Sources sources) {
    this.text = text;
    this.tokens = tokens;
    this.layout = layout;
    this.sources = sources;
    operands = new Operands(text, tokens, layout);
  }

  List<Slot> slots() {
    List<Slot> slots = new ArrayList<>();
    for (int i = 0; i < tokens.size && slots.size() < MAXIMUM_SLOTS; i++) {
      if (tokens.isValue(i)) {
        slots.add(slot(i));
      }
    }
    return List.copyOf(slots);
  }

  private Slot slot(int i) {
    return switch (layout.clause[i]) {
      case ON, WHERE -> condition(i);
      case SET -> set(i);
      case VALUES -> row(i);
      case LIMIT -> new Slot(tokens.is(i + 1, ',') ? Role.OFFSET : Role.LIMIT, null, null);
      case OFFSET -> new Slot(Role.OFFSET, null, null);
      case SELECT_LIST -> new Slot(isTop(i) ? Role.LIMIT : Role.OTHER, null, null);
      case FROM ->
          new Slot(isUnnest(layout.enclosing[i] - 1) ? Role.ARRAY : Role.OTHER, null, null);
      default -> new Slot(Role.OTHER, null, null);
    };
  }

  private boolean isTop(int i) {
    return tokens.is(i - 1, Keyword.TOP)
        || (tokens.is(i - 1, '(') && tokens.is(i - 2, Keyword.TOP));
  }

  private boolean isUnnest(int token) {
    return tokens.is(token, Keyword.UNNEST);
  }

  private Slot set(int i) {
    int assignment = layout.owner[i];
    int element = tokens.is(assignment - 1, ')') ? layout.argument[i] : 0;
    int column = assignment < 0 ? -1 : operands.columnBefore(assignment - 1, element);
    return column < 0 ? new Slot(Role.VALUE, null, null) : stored(column, i);
  }

  private Slot stored(int column, int value) {
    String target = sources.target(value);
    String table = tokens.is(column - 1, '.') || target == null ? sources.tableOf(column) : target;
    return new Slot(Role.VALUE, Names.of(text, tokens, column), table);
  }

  private Slot row(int i) {
    int open = layout.enclosing[i];
    int element = layout.argument[i];
    for (int depth = 0; open >= 0 && depth < MAXIMUM_WRAPPERS; depth++) {
      boolean row =
          tokens.is(open - 1, Keyword.VALUES)
              || tokens.is(open - 1, ',')
              || tokens.is(open - 1, Keyword.ROW);
      if (row && layout.owner[open] >= 0 && layout.clause[open] == Clause.VALUES && isRow(open)) {
        int column = operands.element(layout.owner[open], element);
        return column < 0 ? new Slot(Role.VALUE, null, sources.target(open)) : stored(column, open);
      }
      if (row && isRow(open)) {
        int list = layout.enclosing[open];
        if (list > 0 && tokens.is(list - 1, Keyword.IN)) {
          return member(list, element, Role.IN_MEMBER);
        }
        return new Slot(Role.VALUE, null, sources.target(open));
      }
      element = layout.argument[open];
      open = layout.enclosing[open];
    }
    return new Slot(Role.VALUE, null, null);
  }

  /** Whether the parenthesis is a row: the one around it, if any, starts with VALUES. */
  private boolean isRow(int open) {
    int around = layout.enclosing[open];
    return around < 0 || tokens.is(around + 1, Keyword.VALUES) || layout.owner[open] >= 0;
  }

  /**
   * Unwraps parentheses, calls and casts around the value until an operator or a list tells its
   * role.
   */
  private Slot condition(int i) {
    int from = i;
    int to = i;
    int element = 0;
    boolean tuple = false;
    for (int wrappers = 0; wrappers < MAXIMUM_WRAPPERS; wrappers++) {
      to = Casts.end(tokens, layout, to);
      from = Casts.start(tokens, from);
      int open = layout.enclosing[from];
      boolean opens = open >= 0 && open == from - 1;
      boolean closes = open >= 0 && layout.match[open] == to + 1;
      boolean inTuple =
          open >= 0 && (opens || tokens.is(from - 1, ',')) && (closes || tokens.is(to + 1, ','));
      Keyword before = tokens.keyword(open - 1);
      if (inTuple && open > 0) {
        if (before == Keyword.IN) {
          return member(open, element, Role.IN_MEMBER);
        }
        if (before == Keyword.ANY || before == Keyword.SOME || before == Keyword.ALL) {
          return any(
              open, to - from > 0 && tokens.is(from, Keyword.ARRAY) ? Role.IN_MEMBER : Role.ARRAY);
        }
        if (before == Keyword.ARRAY) {
          from = open - 1;
          to = layout.match[open];
          continue;
        }
        if (isArrayContains(open)) {
          return comparison(Role.ARRAY, operands.columnAfter(argumentAfter(to), 0));
        }
        if (before == Keyword.UNNEST) {
          return unnest(open);
        }
      }
      if (opens && (closes || isWrapper(open, to))) {
        from =
            tokens.isWord(open - 1) && !before.operandFollows && before != Keyword.EXISTS
                ? callStart(open)
                : open;
        to = layout.match[open];
      } else if (inTuple
          && !tuple
          && (!tokens.isWord(open - 1) || before.operandFollows || before == Keyword.ROW)) {
        tuple = true;
        element = layout.argument[from];
        from = before == Keyword.ROW ? open - 1 : open;
        to = layout.match[open];
      } else if (inTuple && (before == Keyword.CONVERT || isNamed(open - 1, "concat"))) {
        from = open - 1;
        to = layout.match[open];
      } else {
        break;
      }
      if (to < 0) {
        return new Slot(Role.OTHER, null, null);
      }
    }
    return new Comparisons(text, tokens, layout, sources, operands).compare(from, to, element);
  }

  private int callStart(int open) {
    int start = open - 1;
    while (tokens.is(start - 1, '.') && tokens.isWord(start - 2)) {
      start -= 2;
    }
    return start;
  }

  /** {@code cast(? as t)} and calls whose first argument is the value. */
  private boolean isWrapper(int open, int to) {
    boolean call = tokens.isWord(open - 1) && !tokens.keyword(open - 1).operandFollows;
    return call
        && (tokens.is(to + 1, Keyword.AS)
            || (tokens.is(to + 1, ',') && !tokens.is(open - 1, Keyword.ROW)));
  }

  private boolean isArrayContains(int open) {
    return isNamed(open - 1, "array_contains") || isNamed(open - 1, "list_contains");
  }

  private boolean isNamed(int token, String name) {
    return tokens.isName(token)
        && Chars.equalsLower(text, tokens.start[token], tokens.end[token], name);
  }

  private int argumentAfter(int to) {
    return tokens.is(to + 1, ',') ? to + 2 : tokens.size;
  }

  private Slot any(int open, Role role) {
    int operator = open - 2;
    boolean equal = tokens.is(operator, '=');
    return equal
        ? comparison(role, operands.columnBefore(operator - 1, 0))
        : new Slot(Role.OTHER, null, null);
  }

  private Slot unnest(int open) {
    int around = layout.enclosing[open];
    boolean list = around > 0 && tokens.is(around - 1, Keyword.IN);
    if (list || tokens.is(open - 2, Keyword.IN)) {
      return member(list ? around : open - 1, 0, Role.ARRAY);
    }
    return new Slot(Role.ARRAY, null, null);
  }

  /** A member of the list that opens at {@code list}; its column stands before IN. */
  private Slot member(int list, int element, Role role) {
    int in = tokens.is(list - 1, Keyword.IN) ? list - 1 : list;
    int end = tokens.is(in - 1, Keyword.NOT) ? in - 2 : in - 1;
    return comparison(role, operands.columnBefore(end, element));
  }

  private Slot comparison(Role role, int column) {
    return column < 0
        ? new Slot(role, null, null)
        : new Slot(role, Names.of(text, tokens, column), sources.tableOf(column));
  }
}
