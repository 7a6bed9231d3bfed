package dev.roundtrip.internal.sql;

import dev.roundtrip.internal.sql.Traits.Aggregate;

/** Reads {@link Traits}: one pass over the tokens, and one over the tables of each block. */
final class TraitReader {
  private final String text;
  private final TokenBuffer tokens;
  private final Layout layout;
  private final Sources sources;
  private boolean filtered;
  private boolean ordered;
  private boolean grouped;
  private boolean randomOrder;
  private int limitSlot = -1;
  private int offsetSlot = -1;
  private boolean fetchesOneRow;
  private boolean notInSubquery;
  private boolean correlatedSelectItem;
  private boolean functionOnColumn;

  TraitReader(String text, TokenBuffer tokens, Layout layout, Sources sources) {
    this.text = text;
    this.tokens = tokens;
    this.layout = layout;
    this.sources = sources;
  }

  Traits read() {
    int outer = outerBlock();
    for (int i = 0, slot = 0; i < tokens.size; i++) {
      int code = tokens.code[i];
      if (code == TokenBuffer.VALUE) {
        value(i, slot++, outer);
      } else if (code < 0) {
        word(i, outer);
      }
    }
    return new Traits(
        filtered,
        ordered,
        grouped,
        layout.outerSelect >= 0 && tokens.is(layout.outerSelect + 1, Keyword.DISTINCT),
        randomOrder,
        limitSlot,
        offsetSlot,
        fetchesOneRow,
        notInSubquery,
        correlatedSelectItem,
        functionOnColumn,
        new Joins(tokens, layout, sources).unjoined(),
        grouped ? Aggregate.NONE : aggregate());
  }

  private int outerBlock() {
    if (layout.outerSelect >= 0) {
      return layout.block[layout.outerSelect];
    }
    return tokens.size == 0 ? -1 : layout.block[tokens.size - 1];
  }

  private void value(int i, int slot, int outer) {
    if (layout.block[i] != outer || slot >= Roles.MAXIMUM_SLOTS) {
      return;
    }
    boolean comma = tokens.is(i + 1, ',');
    boolean top =
        tokens.is(i - 1, Keyword.TOP) || (tokens.is(i - 1, '(') && tokens.is(i - 2, Keyword.TOP));
    if (layout.clause[i] == Clause.OFFSET || (layout.clause[i] == Clause.LIMIT && comma)) {
      offsetSlot = slot;
    } else if (layout.clause[i] == Clause.LIMIT || top) {
      limitSlot = slot;
    }
  }

  private void word(int i, int outer) {
    boolean here = layout.block[i] == outer;
    switch (tokens.keyword(i)) {
      case WHERE -> filtered |= here;
      case ORDER -> ordered |= here && tokens.is(i + 1, Keyword.BY) && !isNested(i);
      case GROUP -> grouped |= here && tokens.is(i + 1, Keyword.BY) && !isNested(i);
      case FETCH ->
          fetchesOneRow |= here && layout.clause[i] == Clause.LIMIT && !tokens.isValue(i + 2);
      case IN ->
          notInSubquery |=
              tokens.is(i - 1, Keyword.NOT)
                  && tokens.is(i + 1, '(')
                  && (tokens.is(i + 2, Keyword.SELECT) || tokens.is(i + 2, Keyword.WITH));
      case CAST -> functionOnColumn |= isCallOfColumn(i);
      case NONE, QUOTED -> name(i, outer);
      default -> {}
    }
  }

  /** OVER (ORDER BY ...) and the like stand in a parenthesis of their own. */
  private boolean isNested(int i) {
    return layout.outerSelect >= 0 && layout.enclosing[i] != layout.enclosing[layout.outerSelect];
  }

  private void name(int i, int outer) {
    if (tokens.is(i + 1, '(')) {
      functionOnColumn |= isCallOfColumn(i);
      randomOrder |= layout.clause[i] == Clause.ORDER && isRandom(i);
    } else if (tokens.is(i + 1, '.')) {
      randomOrder |= layout.clause[i] == Clause.ORDER && is(i, "dbms_random");
      correlatedSelectItem |=
          !tokens.is(i - 1, '.')
              && isInSelectItem(layout.block[i], outer)
              && sources.isOf(outer, tokens.hash[i])
              && !sources.isOf(layout.block[i], tokens.hash[i]);
    }
  }

  /** Whether the block is a subquery that opens in the select list of {@code outer}. */
  private boolean isInSelectItem(int block, int outer) {
    int inner = block;
    while (inner >= 0 && layout.blockParent[inner] != outer) {
      inner = layout.blockParent[inner];
    }
    int open = inner < 0 ? -1 : layout.blockOpen[inner];
    return open >= 0 && layout.clause[open] == Clause.SELECT_LIST;
  }

  private boolean isRandom(int i) {
    return is(i, "random") || is(i, "rand") || is(i, "newid") || is(i, "sys_guid");
  }

  private boolean is(int token, String name) {
    return Chars.equalsLower(text, tokens.start[token], tokens.end[token], name);
  }

  private boolean isCallOfColumn(int i) {
    if (!layout.clause[i].isCondition() || !tokens.is(i + 1, '(') || layout.match[i + 1] < 0) {
      return false;
    }
    int close = layout.match[i + 1];
    boolean compared = isComparison(close + 1) || isSymbol(i - 1);
    if (!compared || isAggregate(i)) {
      return false;
    }
    // The column may be the argument itself, or one of several; a subquery's columns are its own.
    int argument = i + 2;
    while (tokens.isWord(argument) && tokens.is(argument + 1, '.')) {
      argument += 2;
    }
    return argument < close
        && tokens.isName(argument)
        && !tokens.is(argument + 1, '(')
        && layout.block[argument] == layout.block[i];
  }

  private boolean isComparison(int token) {
    return switch (tokens.keyword(token)) {
      case LIKE, ILIKE, IN, BETWEEN, NOT -> true;
      default -> isSymbol(token);
    };
  }

  private boolean isSymbol(int token) {
    if (token < 0 || token >= tokens.size) {
      return false;
    }
    return switch (tokens.code[token]) {
      case '=', '<', '>', Operators.LESS_EQUAL, Operators.GREATER_EQUAL -> true;
      default -> false;
    };
  }

  private boolean isAggregate(int i) {
    return is(i, "count") || is(i, "sum") || is(i, "avg") || is(i, "min") || is(i, "max");
  }

  private Aggregate aggregate() {
    int i = layout.outerSelect + 1;
    if (layout.outerSelect < 0) {
      return Aggregate.NONE;
    }
    if (tokens.is(i, Keyword.CASE) && tokens.is(i + 1, Keyword.WHEN)) {
      return tokens.is(i + 2, Keyword.EXISTS) ? Aggregate.EXISTS : Aggregate.NONE;
    }
    int close = tokens.is(i + 1, '(') ? layout.match[i + 1] : -1;
    if (close < 0 || !isOnlyItem(close + 1)) {
      return Aggregate.NONE;
    }
    if (tokens.is(i, Keyword.EXISTS)) {
      return Aggregate.EXISTS;
    }
    if (!tokens.isName(i) || !isAggregate(i)) {
      return Aggregate.NONE;
    }
    return is(i, "count") ? Aggregate.COUNT : Aggregate.OTHER;
  }

  /** Nothing but an alias before FROM or the end. */
  private boolean isOnlyItem(int from) {
    int i = tokens.is(from, Keyword.AS) ? from + 1 : from;
    i = tokens.isWord(i) && !tokens.keyword(i).neverAlias ? i + 1 : i;
    return i >= tokens.size || tokens.is(i, Keyword.FROM) || tokens.is(i, ')');
  }
}
