package dev.roundtrip.internal.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a normalized text, with a place to read at. Not thread-safe. */
final class Tokens {

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(\"(?:[^\"]|\"\")*\"|`[^`]*`)|([\\p{L}_][\\p{L}\\p{N}_$#]*)|(\\d+)|"
              + "(::|<=>|<=|>=|<>|!=|\\|\\||->>|->|#>>|#>|@>|<@|&&|@@|!~\\*|!~|~\\*|[^\\s]))");

  private static final String END = "";

  private final List<String> words = new ArrayList<>();
  private int at;

  private Tokens() {}

  static Tokens of(String text) {
    Tokens tokens = new Tokens();
    Matcher matcher = TOKEN.matcher(text.strip());
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      tokens.words.add(matcher.group().strip());
      end = matcher.end();
    }
    return tokens;
  }

  String peek() {
    return peek(0);
  }

  String peek(int ahead) {
    return at + ahead < words.size() ? words.get(at + ahead) : END;
  }

  String next() {
    String word = peek();
    at++;
    return word;
  }

  boolean atEnd() {
    return at >= words.size();
  }

  boolean take(String... wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if (!peek(i).equals(wanted[i])) {
        return false;
      }
    }
    at += wanted.length;
    return true;
  }

  void expect(String wanted) {
    if (!take(wanted)) {
      throw new UnreadableQueryException("'" + wanted + "' expected, was '" + peek() + "'");
    }
  }

  boolean nameAhead() {
    String word = peek();
    return !word.isEmpty() && isName(word);
  }

  static boolean isName(String word) {
    char first = word.charAt(0);
    return first == '"' || first == '`' || first == '_' || Character.isLetter(first);
  }

  String name() {
    if (!nameAhead()) {
      throw new UnreadableQueryException("a name expected, was '" + peek() + "'");
    }
    return unquoted(next());
  }

  static String unquoted(String word) {
    char first = word.charAt(0);
    return first == '"' || first == '`' ? word.substring(1, word.length() - 1) : word;
  }
}
