package dev.roundtrip.internal.sql;

/**
 * Abstracts tokens while they arrive: literals become values, signs and type prefixes join their
 * literal, lists collapse.
 */
final class TokenFolder {
  private static final int ORDINAL_DIGITS = 4;

  private final String text;
  private final Dialect dialect;
  private final TokenBuffer tokens;
  private final ListFolder lists;
  private int lastString = -1;
  private int lastStringEnd;
  private boolean leadingWildcard;

  TokenFolder(String text, Dialect dialect, TokenBuffer tokens, ListFolder lists) {
    this.text = text;
    this.dialect = dialect;
    this.tokens = tokens;
    this.lists = lists;
  }

  boolean operandExpected() {
    return tokens.operandExpectedAfter(tokens.size - 1);
  }

  /** Whether the token that ends right before {@code position} is an operand. */
  boolean endsOperandAt(int position) {
    int last = tokens.size - 1;
    return last >= 0 && tokens.end[last] == position && !tokens.operandExpectedAfter(last);
  }

  boolean insideBracket() {
    return lists.insideBracket();
  }

  boolean insideBrace() {
    return lists.insideBrace();
  }

  int nextBind() {
    return tokens.bindCount + 1;
  }

  void symbol(int code, int start, int end) {
    lists.beforeSymbol(code);
    tokens.add(code, start, end, Hash.ofSymbol(code));
    lists.afterSymbol(code);
  }

  void word(Keyword keyword, int start, int end, long hash) {
    boolean mayBeValue =
        keyword == Keyword.NULL || keyword == Keyword.TRUE || keyword == Keyword.FALSE;
    if (mayBeValue && isValue(keyword)) {
      literal(start, end, keyword == Keyword.NULL ? 0 : ValueHash.of(keyword == Keyword.TRUE));
      return;
    }
    tokens.add(keyword.code, start, end, hash);
    if (keyword.shapesLists) {
      lists.afterWord(keyword);
    }
  }

  private boolean isValue(Keyword keyword) {
    int last = tokens.size - 1;
    boolean notNull =
        keyword == Keyword.NULL && (tokens.is(last, Keyword.IS) || tokens.is(last, Keyword.NOT));
    return !notNull && !tokens.is(last, '.');
  }

  void name(int start, int end, long hash) {
    tokens.add(Keyword.NONE.code, start, end, hash);
  }

  /** A symbol that opens, closes and separates nothing. */
  void operator(int code, int start, int end) {
    tokens.add(code, start, end, Hash.ofSymbol(code));
  }

  /** The rows of values behind the one that has just ended: the position after them. */
  int repeatedRows(PlainValues values, int from) {
    int columns = lists.repeatableColumns();
    int pos = from;
    for (int next = pos; columns > 0 && next >= 0; ) {
      next = values.row(pos, lists.firstRow() + 1, columns);
      if (next >= 0) {
        lists.rowRepeated();
        pos = next;
      }
    }
    return pos;
  }

  /** The values of the list that has just been opened: the position of what closes it. */
  int list(PlainValues values, int from) {
    if (!lists.opensList()) {
      return from;
    }
    int token = tokens.size;
    int members = values.list(from, token);
    if (members == 0) {
      return from;
    }
    tokens.add(TokenBuffer.VALUE, from, values.listEnd(), 0);
    lists.listRead(members);
    return values.listEnd();
  }

  void quotedName(int start, int end, long hash) {
    tokens.addWord(Keyword.QUOTED, start, end, hash);
  }

  /** A type in front of a string that is known to follow. */
  void typePrefix(Keyword keyword, int start, int end) {
    tokens.addWord(keyword, start, end, 0);
  }

  void hint(int start, int end) {
    String normal = Comments.hint(text, start, end);
    long hash = Hash.SEED;
    for (int i = 0; i < normal.length(); i++) {
      hash = Hash.step(hash, normal.charAt(i));
    }
    tokens.addWord(Keyword.HINT, start, end, hash);
  }

  void string(int start, int end, long hash) {
    int last = tokens.size - 1;
    boolean behindString =
        last >= 0
            && last == lastString
            && tokens.isValue(last)
            && tokens.end[last] == lastStringEnd;
    if (behindString && lastStringEnd < start) {
      // Two strings side by side are one; which value they make is not worth the work.
      tokens.end[last] = end;
      lastStringEnd = end;
      return;
    }
    Keyword before = tokens.keyword(last);
    boolean type = before == Keyword.DATE || before == Keyword.TIME || before == Keyword.TIMESTAMP;
    boolean introducer =
        dialect.doubleQuotedStrings
            && tokens.is(last, Keyword.NONE)
            && text.charAt(tokens.start[last]) == '_';
    if ((type || introducer) && !tokens.is(last - 1, '.')) {
      tokens.size--;
    }
    leadingWildcard |= isPatternNext() && startsWithWildcard(start, end);
    literal(start, end, hash);
    lastString = tokens.size - 1;
    lastStringEnd = end;
  }

  void number(int start, int end) {
    boolean negative = signs();
    if (!negative && isOrdinal(start, end)) {
      ordinal(start, end);
    } else {
      literal(start, end, Numbers.hash(text, start, end, negative));
    }
  }

  /** A number of {@code digits}, of which {@code scale} stand behind the point; -1 without one. */
  void number(int start, int end, long digits, int scale) {
    boolean negative = signs();
    if (!negative && isOrdinal(start, end)) {
      ordinal(start, end);
    } else {
      literal(start, end, Numbers.hash(digits, scale, negative));
    }
  }

  /** Takes the signs before a number away; whether they make it negative. */
  private boolean signs() {
    boolean negative = false;
    while (isSign(tokens.size - 1)) {
      negative ^= tokens.is(tokens.size - 1, '-');
      tokens.size--;
    }
    return negative;
  }

  private boolean isOrdinal(int start, int end) {
    return end - start <= ORDINAL_DIGITS && lists.isOrdinalNext();
  }

  private void ordinal(int start, int end) {
    long hash = Hash.SEED;
    for (int i = start; i < end; i++) {
      hash = Hash.step(hash, text.charAt(i));
    }
    tokens.addWord(Keyword.NONE, start, end, hash);
  }

  private boolean isSign(int token) {
    return (tokens.is(token, '-') || tokens.is(token, '+'))
        && tokens.operandExpectedAfter(token - 1);
  }

  void placeholder(int start, int end, int bind) {
    tokens.addValue(start, end, bind, 0);
  }

  /** Whether a literal pattern began with a wildcard. */
  boolean leadingWildcard() {
    return leadingWildcard;
  }

  private boolean startsWithWildcard(int start, int end) {
    int content = start;
    while (content < end && Chars.isNamePart(text.charAt(content))) {
      content++; // N'...', E'...'
    }
    content++;
    return content < end && (text.charAt(content) == '%' || text.charAt(content) == '_');
  }

  private boolean isPatternNext() {
    int last = tokens.size - 1;
    int like = tokens.is(last, '(') && tokens.isName(last - 1) ? last - 2 : last;
    return tokens.is(like, Keyword.LIKE) || tokens.is(like, Keyword.ILIKE);
  }

  private void literal(int start, int end, long hash) {
    tokens.addValue(start, end, TokenBuffer.LITERAL, hash);
  }
}
