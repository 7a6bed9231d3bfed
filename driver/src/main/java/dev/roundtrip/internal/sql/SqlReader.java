package dev.roundtrip.internal.sql;

import org.jspecify.annotations.Nullable;

/** Reads SQL text of any kind: never throws, linear in the text's length. Thread-safe. */
public final class SqlReader {
  private SqlReader() {}

  /** What the text is; null is read as the empty text. */
  public static ParsedSql read(@Nullable String sql, Dialect dialect) {
    String text = sql == null ? "" : sql;
    try {
      return readStrictly(text, dialect);
    } catch (RuntimeException e) {
      // A mistake of ours must never reach the application's statement: an open literal is always
      // readable.
      return readStrictly("'", dialect);
    }
  }

  /** Like {@link #read}, but does not hide our own mistakes; for tests. */
  static ParsedSql readStrictly(String text, Dialect dialect) {
    TokenBuffer tokens = new TokenBuffer(text.length());
    ListFolder lists = new ListFolder(tokens);
    Lexer lexer = new Lexer(text, dialect, new TokenFolder(text, dialect, tokens, lists));
    lexer.run();
    trim(tokens);
    StatementFolder.fold(text, tokens, dialect);
    Layout layout = LayoutReader.read(tokens, dialect);
    Shape shape = new Shape(text, tokens, layout, lexer.truncated());
    return new ParsedSql(shape, tokens, lists, lexer.comment(), text.length());
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
