package dev.roundtrip.internal.sql;

/**
 * Folds what utility statements name or set: values of SET, savepoints, cursors, prepared
 * statements.
 */
final class StatementFolder {
  private final String text;
  private final TokenBuffer tokens;
  private final Dialect dialect;

  private StatementFolder(String text, TokenBuffer tokens, Dialect dialect) {
    this.text = text;
    this.tokens = tokens;
    this.dialect = dialect;
  }

  static void fold(String text, TokenBuffer tokens, Dialect dialect) {
    StatementFolder folder = new StatementFolder(text, tokens, dialect);
    int depth = 0;
    boolean start = true;
    for (int i = 0; i < tokens.size; i++) {
      if (tokens.is(i, '(')) {
        depth++;
      } else if (tokens.is(i, ')')) {
        depth--;
      }
      if (start && folder.needsFolding(i)) {
        folder.rewrite(i);
        return;
      }
      start = depth <= 0 && tokens.is(i, ';');
    }
  }

  private boolean needsFolding(int head) {
    return switch (tokens.keyword(head)) {
      case SET,
          SAVEPOINT,
          ROLLBACK,
          RELEASE,
          SAVE,
          DECLARE,
          FETCH,
          CLOSE,
          OPEN,
          PREPARE,
          DEALLOCATE ->
          true;
      case EXECUTE -> dialect.preparedNames;
      default -> false;
    };
  }

  /** Marks every token that folds, then compacts; runs of marked tokens become one value. */
  private void rewrite(int from) {
    boolean[] folded = new boolean[tokens.size];
    int head = from;
    while (head < tokens.size) {
      int end = head;
      while (end < tokens.size && !tokens.is(end, ';')) {
        end++;
      }
      if (needsFolding(head)) {
        if (tokens.is(head, Keyword.SET)) {
          markSet(head, end, folded);
        } else {
          markName(head, end, folded);
        }
      }
      head = end + 1;
    }
    compact(folded);
  }

  private void markSet(int head, int end, boolean[] folded) {
    boolean value = false;
    for (int i = head + 1; i < end; i++) {
      boolean assigns = isAssignment(i);
      if (value && tokens.is(i, ',') && (isAssignment(i + 2) || isAssignment(i + 4))) {
        value = false;
      } else if (value) {
        folded[i] = true;
      } else if (assigns || (isNamedSetting(i) && !isAssignment(i + 1))) {
        value = true;
      }
    }
    if (!value && end == head + 3) {
      folded[head + 2] = !tokens.is(head + 1, Keyword.TRANSACTION);
    }
  }

  private boolean isAssignment(int token) {
    return tokens.is(token, '=')
        || tokens.is(token, Operators.ASSIGN)
        || tokens.is(token, Keyword.TO);
  }

  private boolean isNamedSetting(int token) {
    if (!tokens.isWord(token)) {
      return false;
    }
    int start = tokens.start[token];
    int end = tokens.end[token];
    return tokens.is(token, Keyword.SCHEMA)
        || Chars.equalsLower(text, start, end, "names")
        || Chars.equalsLower(text, start, end, "role")
        || Chars.equalsLower(text, start, end, "catalog")
        || Chars.equalsLower(text, start, end, "zone");
  }

  private void markName(int head, int end, boolean[] folded) {
    int name =
        switch (tokens.keyword(head)) {
          case ROLLBACK -> afterTo(head, end);
          case RELEASE -> skip(head + 1, Keyword.SAVEPOINT);
          case DEALLOCATE -> skip(head + 1, Keyword.PREPARE);
          case FETCH -> lastFrom(head, end);
          case PREPARE -> tokens.is(head + 1, Keyword.TRANSACTION) ? head + 2 : head + 1;
          case SAVE -> head + 2;
          default -> head + 1;
        };
    if (name > head && name < end && tokens.isWord(name) && !tokens.is(name, Keyword.ALL)) {
      folded[name] = true;
    }
  }

  private int skip(int token, Keyword optional) {
    return tokens.is(token, optional) ? token + 1 : token;
  }

  /** {@code ROLLBACK [WORK] TO [SAVEPOINT] x}, {@code ROLLBACK TRAN x}. */
  private int afterTo(int head, int end) {
    for (int i = head + 1; i < end; i++) {
      if (tokens.is(i, Keyword.TO)) {
        return skip(i + 1, Keyword.SAVEPOINT);
      }
      if (tokens.is(i, Keyword.TRAN)
          || (tokens.is(i, Keyword.TRANSACTION) && !tokens.is(i + 1, Keyword.TO))) {
        return i + 1;
      }
    }
    return end;
  }

  private int lastFrom(int head, int end) {
    for (int i = head + 1; i < end; i++) {
      if (tokens.is(i, Keyword.FROM) || tokens.is(i, Keyword.IN)) {
        return i + 1;
      }
    }
    return end - 1;
  }

  private void compact(boolean[] folded) {
    int[] moved = new int[tokens.size];
    int to = 0;
    for (int i = 0; i < tokens.size; i++) {
      if (folded[i] && i > 0 && folded[i - 1]) {
        moved[i] = to - 1;
        continue;
      }
      moved[i] = to;
      tokens.code[to] = folded[i] ? TokenBuffer.VALUE : tokens.code[i];
      tokens.hash[to] = folded[i] ? 0 : tokens.hash[i];
      tokens.start[to] = tokens.start[i];
      tokens.end[to++] = tokens.end[i];
    }
    for (int e = 0; e < tokens.entries; e++) {
      int token = tokens.entryToken[e];
      tokens.entryToken[e] = token < 0 ? token : moved[token];
    }
    tokens.size = to;
  }
}
