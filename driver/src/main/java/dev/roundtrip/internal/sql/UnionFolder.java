package dev.roundtrip.internal.sql;

/**
 * Drops an arm of a UNION that is like the one before it: bulk reads and inserts repeat an arm once
 * per row. One repetition stays, since a UNION is not the query that it repeats.
 */
final class UnionFolder {
  private static final int MAXIMUM_DEPTH = 64;

  private final TokenBuffer tokens;
  private int to;

  /** By depth: where the arm starts, where the one before it did and ended, or -1; and so on. */
  private final int[] arm = new int[MAXIMUM_DEPTH];

  private final int[] before = new int[MAXIMUM_DEPTH];
  private final int[] beforeEnd = new int[MAXIMUM_DEPTH];
  private final int[] earlierEnd = new int[MAXIMUM_DEPTH];

  private UnionFolder(TokenBuffer tokens) {
    this.tokens = tokens;
  }

  static void fold(TokenBuffer tokens) {
    new UnionFolder(tokens).run();
  }

  private void run() {
    int depth = 0;
    int entry = 0;
    int deepest = MAXIMUM_DEPTH - 1;
    reset(0);
    for (int i = 0; i < tokens.size; i++) {
      if (ends(i) && depth <= deepest) {
        endArm(depth, entry);
      }
      boolean union = isUnion(i);
      int at = move(i);
      while (entry < tokens.entries && tokens.entryToken[entry] <= i) {
        if (tokens.entryToken[entry] == i) {
          tokens.entryToken[entry] = at;
        }
        entry++;
      }
      if (depth <= deepest && arm[depth] == -1 && !union && !isQuantifier(at)) {
        arm[depth] = at;
      }
      if (tokens.is(at, '(')) {
        if (++depth <= deepest) {
          reset(depth);
        }
      } else if (tokens.is(at, ')') && depth > 0) {
        depth--;
      } else if (depth <= deepest && union) {
        arm[depth] = -1;
      } else if (depth <= deepest && tokens.is(at, ';')) {
        reset(depth);
      }
    }
    if (depth <= deepest) {
      endArm(depth, entry);
    }
    tokens.size = to;
  }

  private int move(int from) {
    tokens.code[to] = tokens.code[from];
    tokens.start[to] = tokens.start[from];
    tokens.end[to] = tokens.end[from];
    tokens.hash[to] = tokens.hash[from];
    return to++;
  }

  private void reset(int depth) {
    arm[depth] = to;
    before[depth] = -1;
    beforeEnd[depth] = -1;
    earlierEnd[depth] = -1;
  }

  private boolean isUnion(int i) {
    return tokens.is(i, Keyword.UNION) && !tokens.is(i - 1, '.');
  }

  private boolean isQuantifier(int i) {
    return tokens.is(i, Keyword.ALL) || tokens.is(i, Keyword.DISTINCT);
  }

  private boolean ends(int i) {
    return switch (tokens.keyword(i)) {
      case UNION, ORDER, LIMIT, OFFSET, FETCH -> true;
      default -> tokens.is(i, ')') || tokens.is(i, ';');
    };
  }

  private void endArm(int depth, int entries) {
    int start = arm[depth];
    if (start < 0) {
      return;
    }
    arm[depth] = -2;
    int previous = before[depth];
    int length = to - start;
    boolean repeats =
        previous >= 0
            && earlierEnd[depth] >= 0
            && beforeEnd[depth] - previous == length
            && start - beforeEnd[depth] == previous - earlierEnd[depth]
            && tokens.sameTokens(previous, start, length)
            && tokens.sameTokens(earlierEnd[depth], beforeEnd[depth], start - beforeEnd[depth])
            && hasValue(start);
    if (repeats) {
      for (int e = entries - 1; e >= 0 && tokens.entryToken[e] >= start; e--) {
        tokens.entryToken[e] += previous - start;
      }
      to = beforeEnd[depth];
    } else {
      earlierEnd[depth] = beforeEnd[depth];
      before[depth] = start;
      beforeEnd[depth] = to;
    }
  }

  /** Equal arms without any value are no repetition of a loop: somebody wrote them. */
  private boolean hasValue(int from) {
    for (int i = from; i < to; i++) {
      if (tokens.code[i] == TokenBuffer.VALUE) {
        return true;
      }
    }
    return false;
  }
}
