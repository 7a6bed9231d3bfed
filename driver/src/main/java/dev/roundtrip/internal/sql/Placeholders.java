package dev.roundtrip.internal.sql;

/**
 * Placeholders in every driver's way of writing them, told apart from the operators that use the
 * same characters.
 *
 * <p>JDBC numbers {@code ?} by position and {@code ?3} by its number. {@code :name}, {@code @name}
 * and {@code $1} are abstracted like every placeholder, but are binds only where the driver lets
 * {@code setX} reach them: Oracle by occurrence, SQLite and DuckDB by name.
 */
final class Placeholders {
  private static final int MAXIMUM_NAMES = 64;
  private static final long[] NO_NAMES = {};
  private static final int[] NO_NUMBERS = {};
  private static final int JSON_KEY = '?' << 8 | '?';

  private final String text;
  private final Dialect dialect;
  private final TokenFolder out;
  private long[] names = NO_NAMES;
  private int[] numbers = NO_NUMBERS;
  private int nameCount;

  Placeholders(String text, Dialect dialect, TokenFolder out) {
    this.text = text;
    this.dialect = dialect;
    this.out = out;
  }

  /**
   * Reads a placeholder or an operator of two characters and more at {@code pos}; where it ends, or
   * {@code pos}.
   */
  int read(int pos) {
    char next = pos + 1 < text.length() ? text.charAt(pos + 1) : ' ';
    return switch (text.charAt(pos)) {
      case '?' -> question(pos, next);
      case ':' -> colon(pos, next);
      case '@' -> at(pos, next);
      case '$' -> Chars.isNameStart(next) || Chars.isDigit(next) ? named(pos) : pos;
      case '%' -> percent(pos, next);
      default -> pos;
    };
  }

  /**
   * pgjdbc takes a lone {@code ?} always for a placeholder and {@code ??} for the operator. {@code
   * ?|} and {@code ?&} are the operator only right after an operand, where no placeholder could
   * stand.
   */
  private int question(int pos, char next) {
    if (next == '?') {
      char third = pos + 2 < text.length() ? text.charAt(pos + 2) : ' ';
      boolean list = third == '|' || third == '&';
      out.symbol(list ? JSON_KEY << 8 | third : JSON_KEY, pos, pos + 2);
      return list ? pos + 3 : pos + 2;
    }
    boolean list = next == '|' || next == '&';
    if (list && dialect == Dialect.POSTGRESQL && !out.operandExpected()) {
      if (pos + 2 >= text.length() || text.charAt(pos + 2) != next) {
        out.symbol(JSON_KEY << 8 | next, pos, pos + 2);
        return pos + 2;
      }
    }
    if (!Chars.isDigit(next)) {
      out.placeholder(pos, pos + 1, out.nextBind());
      return pos + 1;
    }
    int end = nameEnd(pos + 1);
    out.placeholder(pos, end, number(pos + 1, end));
    return end;
  }

  private int colon(int pos, char next) {
    if (next == ':' || next == '=') {
      return pos;
    }
    boolean name = Chars.isNameStart(next) || Chars.isDigit(next);
    if (!name
        || (out.insideBracket() && (Chars.isDigit(next) || !out.operandExpected()))
        || out.endsOperandAt(pos)) {
      return pos;
    }
    return named(pos);
  }

  private int at(int pos, char next) {
    if (next == '@') {
      int end = nameEnd(pos + 2);
      if (end == pos + 2 || dialect.atOperator) {
        return pos;
      }
      long hash = Hash.SEED;
      for (int i = pos; i < end; i++) {
        hash = Hash.step(hash, Chars.lower(text.charAt(i)));
      }
      out.word(Keyword.NONE, pos, end, hash);
      return end;
    }
    boolean name = Chars.isNameStart(next) || Chars.isDigit(next);
    if (!name || dialect == Dialect.POSTGRESQL || touchesName(pos)) {
      return pos;
    }
    return named(pos);
  }

  private int percent(int pos, char next) {
    boolean alone = pos + 2 >= text.length() || !Chars.isNamePart(text.charAt(pos + 2));
    if (next == 's' && alone && out.operandExpected()) {
      out.placeholder(pos, pos + 2, TokenBuffer.FOREIGN);
      return pos + 2;
    }
    return pos;
  }

  /** A name right before means {@code table@link}, not {@code @parameter}. */
  private boolean touchesName(int pos) {
    return pos > 0 && Chars.isNamePart(text.charAt(pos - 1)) && !out.operandExpected();
  }

  private int named(int pos) {
    int end = nameEnd(pos + 1);
    out.placeholder(pos, end, dialect.namedBinds ? bindOf(pos, end) : TokenBuffer.FOREIGN);
    return end;
  }

  private int bindOf(int pos, int end) {
    if (dialect == Dialect.ORACLE) {
      return out.nextBind();
    }
    if (Chars.isDigit(text.charAt(pos + 1)) && text.charAt(pos) == '$') {
      return number(pos + 1, end);
    }
    long hash = Hash.SEED;
    for (int i = pos; i < end; i++) {
      hash = Hash.step(hash, text.charAt(i));
    }
    for (int i = 0; i < nameCount; i++) {
      if (names[i] == hash) {
        return numbers[i];
      }
    }
    int bind = out.nextBind();
    if (nameCount == 0) {
      names = new long[MAXIMUM_NAMES];
      numbers = new int[MAXIMUM_NAMES];
    }
    if (nameCount < MAXIMUM_NAMES) {
      names[nameCount] = hash;
      numbers[nameCount++] = bind;
    }
    return bind;
  }

  private int number(int start, int end) {
    int number = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (!Chars.isDigit(c) || number > 100_000) {
        return TokenBuffer.FOREIGN;
      }
      number = number * 10 + (c - '0');
    }
    return number == 0 ? TokenBuffer.FOREIGN : number;
  }

  private int nameEnd(int from) {
    int i = from;
    while (i < text.length() && Chars.isNamePart(text.charAt(i))) {
      i++;
    }
    return i;
  }
}
