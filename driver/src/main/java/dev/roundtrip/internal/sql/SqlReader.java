package dev.roundtrip.internal.sql;

import org.jspecify.annotations.Nullable;

/** Reads SQL text of any kind: never throws, linear in the text's length. Thread-safe. */
public final class SqlReader {
  private SqlReader() {}

  /** What the text is; null is read as the empty text. */
  public static ParsedSql read(@Nullable String sql, Dialect dialect) {
    String text = sql == null ? "" : sql;
    try {
      return readStrictly(text, dialect, true, new Scratch(text.length()), null);
    } catch (RuntimeException e) {
      return unreadable(dialect);
    }
  }

  /**
   * In place of a text that our own mistake keeps us from reading: it must never reach the
   * application's statement, and an open literal is always readable.
   */
  static ParsedSql unreadable(Dialect dialect) {
    return readStrictly("'", dialect);
  }

  /** Like {@link #read}, but does not hide our own mistakes; for tests. */
  static ParsedSql readStrictly(String text, Dialect dialect) {
    ParsedSql parsed = readStrictly(text, dialect, true, new Scratch(text.length()), null);
    parsed.shape().readStrictly();
    return parsed;
  }

  /**
   * Reads the text in borrowed memory; a shape that {@code known} has already is not made again.
   */
  static ParsedSql readStrictly(
      String text, Dialect dialect, boolean hints, Scratch scratch, @Nullable KnownShapes known) {
    char[] chars = scratch.begin(text);
    TokenBuffer tokens = scratch.tokens;
    ListFolder lists = scratch.lists;
    TokenFolder folder = new TokenFolder(text, dialect, tokens, lists);
    Lexer lexer = new Lexer(text, chars, dialect, hints, folder, tokens);
    lexer.run();
    trim(tokens);
    if (lists.unions() > 1 && !tokens.overflowed) {
      UnionFolder.fold(tokens);
    }
    StatementFolder.fold(text, tokens, dialect);
    long fingerprint = ShapeText.fingerprint(tokens);
    KnownShapes shared = tokens.overflowed ? null : known;
    Shape shape = shared == null ? null : shared.find(fingerprint, dialect, lexer.truncated());
    if (shape == null) {
      shape = new Shape(text, chars, tokens, dialect, fingerprint, lexer.truncated());
      if (shared != null) {
        shared.add(shape, dialect);
      }
    }
    return new ParsedSql(
        shape, tokens, lists, lexer.comment(), folder.leadingWildcard(), text.length());
  }

  /** Semicolons around the statement separate it from nothing. */
  private static void trim(TokenBuffer tokens) {
    while (tokens.is(tokens.size - 1, ';') && !tokens.overflowed) {
      tokens.size--;
    }
    int leading = 0;
    while (tokens.is(leading, ';')) {
      leading++;
    }
    if (leading > 0) {
      tokens.dropFirst(leading);
    }
  }
}
