package dev.roundtrip.internal.sql;

import java.util.ArrayList;
import java.util.List;

/** The columns of the outermost select list, up to the first star. */
final class SelectList {
  private static final int MAXIMUM_ITEMS = 1664;

  private final String text;
  private final TokenBuffer tokens;
  private final Layout layout;
  private final Sources sources;
  private final List<SelectItem> items = new ArrayList<>();
  private boolean star;

  private SelectList(String text, TokenBuffer tokens, Layout layout, Sources sources) {
    this.text = text;
    this.tokens = tokens;
    this.layout = layout;
    this.sources = sources;
  }

  static SelectList read(String text, TokenBuffer tokens, Layout layout, Sources sources) {
    SelectList list = new SelectList(text, tokens, layout, sources);
    if (layout.outerSelect >= 0) {
      list.scan(layout.outerSelect);
    }
    return list;
  }

  List<SelectItem> items() {
    return List.copyOf(items);
  }

  boolean star() {
    return star;
  }

  private void scan(int select) {
    int level = layout.enclosing[select];
    int block = layout.block[select];
    int from = afterQuantifier(select + 1);
    int i = from;
    while (i < tokens.size && items.size() < MAXIMUM_ITEMS) {
      boolean nested = layout.enclosing[i] != level;
      boolean ends =
          !nested && (layout.clause[i] != Clause.SELECT_LIST || layout.block[i] != block);
      boolean opener = nested && level >= 0 && layout.match[level] == i;
      boolean closer = tokens.is(i, ')') && layout.match[i] == level;
      if (opener || closer || ends) {
        break;
      }
      if (!nested && tokens.is(i, ',')) {
        if (!item(from, i)) {
          return;
        }
        from = i + 1;
      }
      i++;
    }
    if (from < i) {
      item(from, i);
    }
  }

  private int afterQuantifier(int from) {
    int i = from;
    while (i < tokens.size) {
      switch (tokens.keyword(i)) {
        case HINT, ALL, UNIQUE, STRAIGHT_JOIN -> i++;
        case DISTINCT ->
            i = tokens.is(i + 1, Keyword.ON) && tokens.is(i + 2, '(') ? closing(i + 2) + 1 : i + 1;
        case TOP ->
            i = tokens.is(i + 1, '(') ? closing(i + 1) + 1 : tokens.isValue(i + 1) ? i + 2 : i + 1;
        default -> {
          if (!tokens.isWord(i) || !isModifier(i)) {
            return i;
          }
          i++;
        }
      }
    }
    return i;
  }

  private boolean isModifier(int token) {
    int start = tokens.start[token];
    int end = tokens.end[token];
    return Chars.equalsLower(text, start, end, "sql_calc_found_rows")
        || Chars.equalsLower(text, start, end, "sql_no_cache")
        || (Chars.equalsLower(text, start, end, "percent") && tokens.isValue(token - 1));
  }

  private int closing(int open) {
    return layout.match[open] < 0 ? tokens.size : layout.match[open];
  }

  /** Adds the item of these tokens; false at a star, after which positions are not known. */
  private boolean item(int from, int to) {
    if (tokens.is(to - 1, '*') && (to - from == 1 || tokens.is(to - 2, '.'))) {
      star = true;
      return false;
    }
    if (tokens.is(from, '*') || (to - from > 2 && starInside(from, to))) {
      star = true;
      return false;
    }
    int path = from;
    while (tokens.is(path + 1, '.') && path + 2 < to && tokens.isWord(path + 2)) {
      path += 2;
    }
    boolean column = from < to && tokens.isWord(from) && isColumn(from, path);
    int alias = alias(path + 1, to);
    if (column
        && (path + 1 == to
            || alias == path + 1
            || (alias == path + 2 && tokens.is(path + 1, Keyword.AS)))) {
      String name = Names.of(text, tokens, path);
      items.add(
          new SelectItem(
              alias < 0 ? name : Names.of(text, tokens, alias), name, sources.tableOf(path)));
    } else {
      items.add(new SelectItem(alias < 0 ? null : Names.of(text, tokens, alias), null, null));
    }
    return true;
  }

  /** {@code * EXCEPT (a)} and the like. */
  private boolean starInside(int from, int to) {
    for (int i = from; i < Math.min(to, from + 6); i++) {
      if (tokens.is(i, '*') && tokens.is(i - 1, '.')) {
        return true;
      }
    }
    return false;
  }

  private boolean isColumn(int from, int path) {
    return path > from || (!tokens.keyword(from).operandFollows && !tokens.is(from, Keyword.CASE));
  }

  /** The last token when it is an alias, with or without AS, else -1. */
  private int alias(int from, int to) {
    int last = to - 1;
    if (last < from || !tokens.isWord(last)) {
      return -1;
    }
    if (tokens.is(last - 1, Keyword.AS)) {
      return last;
    }
    boolean afterOperand = !tokens.operandExpectedAfter(last - 1) && !tokens.is(last, Keyword.END);
    boolean afterCast = tokens.is(last - 1, Operators.CAST);
    return afterOperand && !afterCast && !tokens.is(last - 1, '.') ? last : -1;
  }
}
