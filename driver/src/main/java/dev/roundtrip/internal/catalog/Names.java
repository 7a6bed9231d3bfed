package dev.roundtrip.internal.catalog;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a database writes names.
 *
 * @param quote what a name is put between, or a blank if it cannot be
 * @param folding what becomes of a name without quotes
 * @param maximumLength the longest name of an index
 * @param keywords words of its own that need quotes, upper case
 */
public record Names(String quote, Folding folding, int maximumLength, Set<String> keywords) {

  /** What becomes of a name without quotes. */
  public enum Folding {
    /** Upper case. */
    UPPER,
    /** Lower case. */
    LOWER,
    /** It stays, or case does not count. */
    NONE
  }

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** Words that tables and columns are named with, and that need quotes nearly everywhere. */
  private static final Set<String> RESERVED =
      Set.of(
          "ALL",
          "AND",
          "AS",
          "BETWEEN",
          "BY",
          "CASE",
          "CHECK",
          "COLUMN",
          "CONSTRAINT",
          "CREATE",
          "CROSS",
          "DEFAULT",
          "DELETE",
          "DESC",
          "DISTINCT",
          "DROP",
          "ELSE",
          "END",
          "EXISTS",
          "FETCH",
          "FOR",
          "FOREIGN",
          "FROM",
          "FULL",
          "GRANT",
          "GROUP",
          "HAVING",
          "IN",
          "INDEX",
          "INNER",
          "INSERT",
          "INTO",
          "IS",
          "JOIN",
          "KEY",
          "LEFT",
          "LIKE",
          "LIMIT",
          "NOT",
          "NULL",
          "OFFSET",
          "ON",
          "OR",
          "ORDER",
          "PRIMARY",
          "REFERENCES",
          "RIGHT",
          "ROW",
          "ROWS",
          "SELECT",
          "SET",
          "TABLE",
          "THEN",
          "TO",
          "UNION",
          "UNIQUE",
          "UPDATE",
          "USER",
          "USING",
          "VALUE",
          "VALUES",
          "WHEN",
          "WHERE",
          "WITH",
          "YEAR",
          "MONTH",
          "DAY");

  /** Keeps a copy. */
  public Names {
    keywords = Set.copyOf(keywords);
  }

  /** A stored name as one writes it in a statement. */
  public String write(String name) {
    boolean folds =
        switch (folding) {
          case UPPER -> name.equals(name.toUpperCase(Locale.ROOT));
          case LOWER -> name.equals(name.toLowerCase(Locale.ROOT));
          case NONE -> true;
        };
    String upper = name.toUpperCase(Locale.ROOT);
    boolean plain = PLAIN.matcher(name).matches();
    if (folds && plain && !RESERVED.contains(upper) && !keywords.contains(upper)) {
      return folding == Folding.UPPER ? name.toLowerCase(Locale.ROOT) : name;
    }
    return quote.isBlank() ? name : quote + name.replace(quote, quote + quote) + quote;
  }
}
