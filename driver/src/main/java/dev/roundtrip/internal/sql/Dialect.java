package dev.roundtrip.internal.sql;

import static dev.roundtrip.internal.sql.Dialect.Flag.AT_OPERATOR;
import static dev.roundtrip.internal.sql.Dialect.Flag.BACKSLASH;
import static dev.roundtrip.internal.sql.Dialect.Flag.BRACKET_NAMES;
import static dev.roundtrip.internal.sql.Dialect.Flag.DOLLAR_QUOTES;
import static dev.roundtrip.internal.sql.Dialect.Flag.HASH_COMMENT;
import static dev.roundtrip.internal.sql.Dialect.Flag.HASH_NAMES;
import static dev.roundtrip.internal.sql.Dialect.Flag.HINTS;
import static dev.roundtrip.internal.sql.Dialect.Flag.IMPLICIT_RECURSION;
import static dev.roundtrip.internal.sql.Dialect.Flag.MYSQL_TEXT;
import static dev.roundtrip.internal.sql.Dialect.Flag.NAMED_BINDS;
import static dev.roundtrip.internal.sql.Dialect.Flag.NESTED_COMMENTS;
import static dev.roundtrip.internal.sql.Dialect.Flag.PREPARED_NAMES;
import static dev.roundtrip.internal.sql.Dialect.Flag.Q_QUOTES;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The database's way of writing SQL, as far as it changes where a token ends or which names are
 * equal.
 */
public enum Dialect {
  /**
   * Unknown: read so that no literal stays in a shape, double quotes are identifiers and keep their
   * case.
   */
  GENERIC(Fold.NONE, NESTED_COMMENTS, DOLLAR_QUOTES, Q_QUOTES),
  POSTGRESQL(Fold.LOWER, NESTED_COMMENTS, DOLLAR_QUOTES, AT_OPERATOR, PREPARED_NAMES),
  MYSQL(Fold.ANY, MYSQL_TEXT, BACKSLASH, HASH_COMMENT, HINTS, PREPARED_NAMES),
  MARIADB(Fold.ANY, MYSQL_TEXT, BACKSLASH, HASH_COMMENT, PREPARED_NAMES),
  H2(Fold.UPPER, NESTED_COMMENTS, DOLLAR_QUOTES),
  SQLITE(Fold.ANY, BRACKET_NAMES, NAMED_BINDS, IMPLICIT_RECURSION),
  ORACLE(Fold.UPPER, HINTS, Q_QUOTES, HASH_NAMES, NAMED_BINDS, IMPLICIT_RECURSION),
  SQLSERVER(Fold.ANY, NESTED_COMMENTS, BRACKET_NAMES, HASH_NAMES, IMPLICIT_RECURSION),
  DB2(Fold.UPPER, NESTED_COMMENTS, HASH_NAMES, IMPLICIT_RECURSION),
  HSQLDB(Fold.UPPER),
  DERBY(Fold.UPPER, NESTED_COMMENTS),
  DUCKDB(Fold.ANY, NESTED_COMMENTS, DOLLAR_QUOTES, AT_OPERATOR, NAMED_BINDS, PREPARED_NAMES);

  /** What the database does with the case of an unquoted identifier. */
  enum Fold {
    LOWER,
    UPPER,
    /** Case never matters, quoted or not. */
    ANY,
    /** Not known: a quoted name equals only itself. */
    NONE
  }

  enum Flag {
    /**
     * Double-quoted strings, {@code -- } with white space, versioned comments, charset introducers.
     */
    MYSQL_TEXT,
    BACKSLASH,
    HASH_COMMENT,
    HASH_NAMES,
    NESTED_COMMENTS,
    DOLLAR_QUOTES,
    Q_QUOTES,
    HINTS,
    BRACKET_NAMES,
    AT_OPERATOR,
    NAMED_BINDS,
    PREPARED_NAMES,
    IMPLICIT_RECURSION
  }

  final Fold fold;
  final boolean doubleQuotedStrings;
  final boolean backslashEscapes;
  final boolean hashComments;
  final boolean hashInNames;
  final boolean nestedComments;
  final boolean dollarQuotes;
  final boolean alternativeQuotes;
  final boolean hints;
  final boolean bracketNames;
  final boolean atOperator;
  final boolean namedBinds;
  final boolean preparedNames;
  final boolean implicitRecursion;

  Dialect(Fold fold, Flag... flags) {
    this.fold = fold;
    Set<Flag> set = Set.of(flags);
    doubleQuotedStrings = set.contains(MYSQL_TEXT);
    backslashEscapes = set.contains(BACKSLASH);
    hashComments = set.contains(HASH_COMMENT);
    hashInNames = set.contains(HASH_NAMES);
    nestedComments = set.contains(NESTED_COMMENTS);
    dollarQuotes = set.contains(DOLLAR_QUOTES);
    alternativeQuotes = set.contains(Q_QUOTES);
    hints = set.contains(HINTS);
    bracketNames = set.contains(BRACKET_NAMES);
    atOperator = set.contains(AT_OPERATOR);
    namedBinds = set.contains(NAMED_BINDS);
    preparedNames = set.contains(PREPARED_NAMES);
    implicitRecursion = set.contains(IMPLICIT_RECURSION);
  }

  /**
   * The dialect of {@code DatabaseMetaData.getDatabaseProductName()}; {@link #GENERIC} for null and
   * for what is not known.
   */
  public static Dialect ofProductName(@Nullable String databaseProductName) {
    if (databaseProductName == null) {
      return GENERIC;
    }
    String name = databaseProductName.toLowerCase(Locale.ROOT);
    if (isOneOf(
        name, "postgres", "enterprisedb", "redshift", "cockroach", "yugabyte", "greenplum")) {
      return POSTGRESQL;
    }
    if (name.contains("mariadb")) {
      return MARIADB;
    }
    if (isOneOf(name, "mysql", "tidb", "percona", "vitess")) {
      return MYSQL;
    }
    if (name.contains("sql server") || name.contains("azure sql")) {
      return SQLSERVER;
    }
    if (name.contains("hsql")) {
      return HSQLDB;
    }
    if (name.equals("h2") || name.startsWith("h2 ")) {
      return H2;
    }
    if (name.contains("sqlite")) {
      return SQLITE;
    }
    if (name.startsWith("oracle")) {
      return ORACLE;
    }
    if (name.startsWith("db2")) {
      return DB2;
    }
    if (name.contains("derby")) {
      return DERBY;
    }
    return name.contains("duckdb") ? DUCKDB : GENERIC;
  }

  private static boolean isOneOf(String name, String... parts) {
    for (String part : parts) {
      if (name.contains(part)) {
        return true;
      }
    }
    return false;
  }
}
