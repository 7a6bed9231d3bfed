package dev.roundtrip.internal.sql;

import dev.roundtrip.internal.sql.Quotes.Backslash;
import org.jspecify.annotations.Nullable;

/**
 * Cuts one text into tokens, left to right, by the dialect's rules, and hands them to a {@link
 * TokenFolder}.
 */
final class Lexer {
  private final String text;
  private final char[] chars;
  private final int length;
  private final Dialect dialect;
  private final boolean hints;
  private final Backslash backslash;
  private final TokenFolder out;
  private final Comments comments;
  private final JdbcEscapes escapes = new JdbcEscapes();
  private final Placeholders placeholders;
  private final PlainValues values;
  private int pos;
  private int versionedComments;

  private boolean truncated;

  /** {@code chars} starts with the text's characters: an array is read faster than a string. */
  Lexer(
      String text,
      char[] chars,
      Dialect dialect,
      boolean hints,
      TokenFolder out,
      TokenBuffer tokens) {
    this.text = text;
    values = new PlainValues(chars, text.length(), tokens);
    this.chars = chars;
    this.hints = hints && dialect.hints;
    this.length = text.length();
    this.dialect = dialect;
    this.out = out;
    backslash = Quotes.backslash(dialect);
    comments = new Comments(dialect);
    placeholders = new Placeholders(text, dialect, out);
  }

  @Nullable String comment() {
    return comments.first();
  }

  /** Whether something was left open at the end. */
  boolean truncated() {
    return truncated;
  }

  void run() {
    while (pos < length) {
      char c = chars[pos];
      switch (Chars.begins(c)) {
        case Chars.WORD -> word();
        case Chars.BLANK -> pos++;
        case Chars.DIGIT -> number();
        case Chars.SINGLE -> single(c);
        default -> other(c);
      }
    }
  }

  private void single(char c) {
    out.symbol(c, pos, pos + 1);
    pos++;
    if (c == ')') {
      pos = out.repeatedRows(values, pos);
    } else if (c == '(') {
      pos = out.list(values, pos);
    }
  }

  private void other(char c) {
    switch (c) {
      case '\'' -> string(pos, pos + 1, '\'', backslash);
      case '"' -> {
        if (dialect.doubleQuotedStrings) {
          string(pos, pos + 1, '"', backslash);
        } else {
          quotedName('"', dialect.fold);
        }
      }
      case '`' ->
          quotedName('`', dialect.fold == Dialect.Fold.NONE ? Dialect.Fold.ANY : dialect.fold);
      case '[' -> {
        if (dialect.bracketNames) {
          quotedName(']', dialect.fold);
        } else {
          symbol(1);
        }
      }
      case '.' -> dot();
      case '-' -> minus();
      case '/' -> slash();
      case '*' -> star();
      case '#' -> hash();
      case '{' -> brace(escapes.open(text, pos, out));
      case '}' -> brace(escapes.close(pos, out));
      case '$' -> dollar();
      case '?' -> {
        char next = pos + 1 < length ? chars[pos + 1] : ' ';
        if (next == '?' || next == '|' || next == '&' || Chars.isDigit(next)) {
          pos = placeholders.read(pos);
        } else {
          out.placeholder(pos, pos + 1, out.nextBind());
          pos++;
        }
      }
      case ':', '@', '%' -> {
        int end = placeholders.read(pos);
        if (end > pos) {
          pos = end;
        } else {
          symbol(Operators.length(chars, length, pos, dialect));
        }
      }
      default -> operator(c);
    }
  }

  private void operator(char c) {
    boolean alone = pos + 1 == length || !Chars.continuesSymbol(chars[pos + 1]);
    if (alone && c > ' ' && c < 0x7f && c != '[') {
      out.operator(c, pos, pos + 1);
      pos++;
    } else {
      symbol(Operators.length(chars, length, pos, dialect));
    }
  }

  private void symbol(int symbolLength) {
    out.symbol(Operators.pack(chars, pos, symbolLength), pos, pos + symbolLength);
    pos += symbolLength;
  }

  private void word() {
    int start = pos;
    int end = start;
    long hash = Hash.SEED;
    for (; end < length; end++) {
      int lower = Chars.lowerNamePart(chars[end]);
      if (lower == 0 && chars[end] == '#' && dialect.hashInNames) {
        lower = '#';
      }
      if (lower == 0) {
        break;
      }
      hash = Hash.step(hash, lower);
    }
    pos = end;
    char next = end < length ? chars[end] : ' ';
    if ((next == '\'' && prefixedString(start)) || (next == '&' && unicode(start))) {
      return;
    }
    Keyword keyword = Keyword.find(hash, end - start);
    if (keyword == Keyword.NONE) {
      out.name(start, pos, hash);
    } else {
      out.word(keyword, start, pos, hash);
    }
  }

  /** {@code U&''} and {@code U&""}. */
  private boolean unicode(int start) {
    if (pos + 1 == length || pos != start + 1 || (chars[start] | 0x20) != 'u') {
      return false;
    }
    char quote = chars[pos + 1];
    if (quote == '\'') {
      string(start, pos + 2, '\'', Backslash.PLAIN);
      return true;
    }
    if (quote == '"' && !dialect.doubleQuotedStrings) {
      pos++;
      quotedName('"', Dialect.Fold.NONE);
      return true;
    }
    return false;
  }

  /** {@code N'' E'' B'' X'' q'[]' nq'[]'}: the letters belong to the string. */
  private boolean prefixedString(int start) {
    int letters = pos - start;
    char first = Chars.lower(text.charAt(start));
    char last = Chars.lower(text.charAt(pos - 1));
    if (last == 'q'
        && dialect.alternativeQuotes
        && (letters == 1 || (letters == 2 && first == 'n'))) {
      int open = pos + 1;
      int end = Quotes.alternativeEnd(text, open);
      long hash = end < 0 ? 0 : ValueHash.of(text, open + 1, end - 2);
      literalTo(start, end, hash);
      return true;
    }
    if (letters != 1) {
      return false;
    }
    switch (first) {
      case 'e' -> string(start, pos + 1, '\'', Backslash.ESCAPES);
      case 'n' -> string(start, pos + 1, '\'', backslash);
      case 'b', 'x' -> literalTo(start, Quotes.end(text, pos + 1, '\'', Backslash.PLAIN), 0);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void string(int start, int content, char quote, Backslash escapes) {
    // Nearly every string has neither quotes nor backslashes in it.
    int close = content;
    while (close < length && chars[close] != quote && chars[close] != '\\') {
      close++;
    }
    boolean plain =
        close < length
            && chars[close] == quote
            && (close + 1 == length || chars[close + 1] != quote);
    if (plain) {
      literalTo(start, close + 1, ValueHash.of(chars, content, close));
      return;
    }
    int end = Quotes.end(text, content, quote, escapes);
    literalTo(start, end, end < 0 ? 0 : Quotes.hash(text, content, end - 1, quote, escapes));
  }

  /**
   * A literal up to {@code end}; when it is not terminated, all the rest of the text is the
   * literal.
   */
  private void literalTo(int start, int end, long hash) {
    truncated |= end < 0;
    pos = end < 0 ? length : end;
    out.string(start, pos, hash);
  }

  private void quotedName(char quote, Dialect.Fold fold) {
    int start = pos + 1;
    int close = Names.Quoted.plain(out, chars, start, length, quote, fold);
    if (close >= 0) {
      pos = close + 1;
      return;
    }
    int end = Quotes.end(text, start, quote, Backslash.PLAIN);
    if (end < 0) {
      literalTo(pos, end, 0);
      return;
    }
    pos = end;
    Names.Quoted.emit(out, text, start, end - 1, fold);
  }

  private void number() {
    int start = pos;
    if (plainNumber(start)) {
      return;
    }
    int end = Numbers.end(text, pos);
    if (dialect.doubleQuotedStrings && end < length && Chars.isNameStart(text.charAt(end))) {
      // MySQL lets a name begin with digits.
      word();
      return;
    }
    pos = end;
    out.number(start, end);
  }

  /** Digits with at most one point in them, and nothing behind: nearly every number. */
  private boolean plainNumber(int start) {
    long digits = 0;
    int scale = -1;
    int end = start;
    for (; end < length; end++) {
      char c = chars[end];
      if (Chars.isDigit(c)) {
        digits = digits * 10 + (c - '0');
        scale += scale < 0 ? 0 : 1;
      } else if (c == '.' && scale < 0) {
        scale = 0;
      } else {
        break;
      }
    }
    boolean ends = end == length || (!Chars.isNamePart(chars[end]) && chars[end] != '.');
    boolean plain = ends && scale != 0 && end - start <= Numbers.EXACT_DIGITS;
    if (plain) {
      pos = end;
      out.number(start, end, digits, scale);
    }
    return plain;
  }

  private void dot() {
    boolean fraction = pos + 1 < length && Chars.isDigit(chars[pos + 1]);
    if (fraction && !out.endsOperandAt(pos)) {
      number();
    } else {
      out.operator('.', pos, pos + 1);
      pos++;
    }
  }

  private void minus() {
    boolean comment = pos + 1 < length && text.charAt(pos + 1) == '-';
    if (comment && dialect.doubleQuotedStrings) {
      comment = pos + 2 >= length || Chars.isSpace(text.charAt(pos + 2));
    }
    if (!comment) {
      symbol(Operators.length(chars, length, pos, dialect));
    } else if (hints
        && dialect == Dialect.ORACLE
        && pos + 2 < length
        && text.charAt(pos + 2) == '+') {
      int end = Comments.lineEnd(text, pos);
      out.hint(pos + 3, end);
      pos = end;
    } else {
      lineComment(pos + 2);
    }
  }

  private void lineComment(int content) {
    pos = Comments.lineEnd(text, content);
    comments.remember(text, content, pos);
  }

  private void slash() {
    if (pos + 1 >= length || text.charAt(pos + 1) != '*') {
      symbol(1);
      return;
    }
    int start = pos;
    char kind = pos + 2 < length ? text.charAt(pos + 2) : ' ';
    if (dialect.doubleQuotedStrings && (kind == '!' || text.startsWith("M!", pos + 2))) {
      pos += kind == '!' ? 3 : 4;
      while (pos < length && Chars.isDigit(text.charAt(pos))) {
        pos++;
      }
      versionedComments++;
      return;
    }
    int end = comments.blockEnd(text, start);
    truncated |= end < 0;
    pos = end < 0 ? length : end;
    if (end >= 0 && kind == '+' && hints) {
      out.hint(start + 3, end - 2);
    } else if (end >= 0) {
      comments.remember(text, start + 2, end - 2);
    }
  }

  private void star() {
    if (versionedComments > 0 && pos + 1 < length && text.charAt(pos + 1) == '/') {
      versionedComments--;
      pos += 2;
    } else {
      symbol(Operators.length(chars, length, pos, dialect));
    }
  }

  private void hash() {
    if (dialect.hashComments) {
      lineComment(pos + 1);
    } else if (dialect.hashInNames) {
      word();
    } else {
      symbol(Operators.length(chars, length, pos, dialect));
    }
  }

  private void dollar() {
    if (dialect.dollarQuotes) {
      int tag = Quotes.dollarTag(text, pos);
      if (tag > 0) {
        int end = Quotes.dollarEnd(text, pos, tag);
        literalTo(pos, end, end < 0 ? 0 : ValueHash.of(text, pos + tag, end - tag));
        return;
      }
    }
    int end = placeholders.read(pos);
    if (end > pos) {
      pos = end;
    } else {
      symbol(1);
    }
  }

  private void brace(int end) {
    if (end > pos) {
      pos = end;
    } else {
      symbol(1);
    }
  }
}
