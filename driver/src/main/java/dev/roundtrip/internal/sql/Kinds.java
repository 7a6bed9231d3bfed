package dev.roundtrip.internal.sql;

import dev.roundtrip.finding.StatementKind;

/** What a text does, from the first words of its statements. */
final class Kinds {
  private Kinds() {}

  /**
   * The kind of the text. Of several statements the first that changes data or schema counts, else
   * the first that reads, else the first.
   */
  static StatementKind of(TokenBuffer tokens, Layout layout) {
    StatementKind best = null;
    int from = 0;
    int depth = 0;
    boolean pastBlock = false;
    for (int i = 0; i <= tokens.size; i++) {
      if (tokens.is(i, '(')) {
        depth++;
      } else if (tokens.is(i, ')')) {
        depth--;
      }
      if (i < tokens.size && !(depth <= 0 && tokens.is(i, ';'))) {
        continue;
      }
      if (i > from && !pastBlock) {
        StatementKind kind = statement(tokens, layout, from, i);
        best = best == null || rank(kind) > rank(best) ? kind : best;
        // The statements of an anonymous block are part of the call.
        pastBlock = kind == StatementKind.CALL && tokens.is(from, Keyword.BEGIN);
      }
      from = i + 1;
      depth = 0;
    }
    return best == null ? StatementKind.OTHER : best;
  }

  private static int rank(StatementKind kind) {
    return kind.writes() ? 2 : kind == StatementKind.SELECT ? 1 : 0;
  }

  private static StatementKind statement(TokenBuffer tokens, Layout layout, int from, int to) {
    int head = from;
    while (head < to && (tokens.is(head, '(') || tokens.is(head, Keyword.HINT))) {
      head++;
    }
    if (tokens.isValue(head) && tokens.is(head + 1, '=') && tokens.is(head + 2, Keyword.CALL)) {
      return StatementKind.CALL;
    }
    Keyword next = tokens.keyword(head + 1);
    return switch (tokens.keyword(head)) {
      case SELECT, WITH, VALUES, TABLE, FROM -> query(tokens, layout.firstWrite, from, to);
      case INSERT, REPLACE, UPSERT -> StatementKind.INSERT;
      case UPDATE -> StatementKind.UPDATE;
      case DELETE -> StatementKind.DELETE;
      case MERGE -> StatementKind.MERGE;
      case CALL, EXEC, EXECUTE, DO -> StatementKind.CALL;
      case ALTER -> next == Keyword.SESSION ? StatementKind.SESSION : StatementKind.DDL;
      case CREATE, DROP, TRUNCATE, RENAME, COMMENT, GRANT, REVOKE -> StatementKind.DDL;
      case COMMIT, ROLLBACK, SAVEPOINT, RELEASE, START, ABORT, SAVE, END ->
          StatementKind.TRANSACTION;
      case BEGIN -> begin(tokens, head, to);
      case SET, SHOW, USE, PRAGMA, RESET, DISCARD -> StatementKind.SESSION;
      case EXPLAIN -> StatementKind.EXPLAIN;
      case DESCRIBE, DESC ->
          next == Keyword.SELECT || next == Keyword.WITH
              ? StatementKind.EXPLAIN
              : StatementKind.SESSION;
      default -> StatementKind.OTHER;
    };
  }

  private static StatementKind query(TokenBuffer tokens, int write, int from, int to) {
    if (write < from || write >= to) {
      return StatementKind.SELECT;
    }
    return switch (tokens.keyword(write)) {
      case UPDATE -> StatementKind.UPDATE;
      case DELETE -> StatementKind.DELETE;
      case MERGE -> StatementKind.MERGE;
      default -> StatementKind.INSERT;
    };
  }

  /**
   * {@code BEGIN}, {@code BEGIN TRANSACTION}, {@code BEGIN IMMEDIATE} against {@code BEGIN p(?);
   * END;}.
   */
  private static StatementKind begin(TokenBuffer tokens, int head, int to) {
    Keyword next = tokens.keyword(head + 1);
    boolean transaction =
        to - head == 1
            || next == Keyword.TRAN
            || next == Keyword.TRANSACTION
            || next == Keyword.WORK;
    boolean mode =
        to - head <= 3
            && tokens.isName(head + 1)
            && !tokens.is(head + 2, '(')
            && !tokens.is(head + 2, '.');
    boolean isolation = tokens.isName(head + 1) && tokens.isName(head + 2);
    return transaction || mode || isolation ? StatementKind.TRANSACTION : StatementKind.CALL;
  }
}
