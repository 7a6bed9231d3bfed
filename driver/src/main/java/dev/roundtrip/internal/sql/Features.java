package dev.roundtrip.internal.sql;

import java.util.Set;

/**
 * Marks of a statement that its verdicts depend on: locks, sequences, catalog reads, row limits.
 */
final class Features {
  private static final Set<String> DUMMIES =
      Set.of("dual", "sysibm.sysdummy1", "sysdummy1", "sys.dual");
  private static final Set<String> SEQUENCES =
      Set.of(
          "nextval",
          "currval",
          "lastval",
          "setval",
          "identity",
          "last_insert_id",
          "last_insert_rowid",
          "scope_identity",
          "identity_val_local",
          "ident_current",
          "gen_id",
          "@@identity");
  private static final Set<String> LOCK_HINTS = Set.of("updlock", "xlock", "holdlock", "tablockx");
  private static final Set<String> LOCK_CALLS = Set.of("get_lock", "sp_getapplock", "dbms_lock");
  private static final Set<String> CATALOGS =
      Set.of(
          "information_schema",
          "pg_catalog",
          "sys",
          "mysql",
          "performance_schema",
          "syscat",
          "sysibm",
          "sysstat");
  private static final Set<String> CATALOG_TABLES =
      Set.of(
          "sqlite_master",
          "sqlite_schema",
          "sqlite_temp_master",
          "all_tables",
          "all_tab_columns",
          "all_objects",
          "all_constraints",
          "all_cons_columns",
          "all_indexes",
          "all_ind_columns",
          "all_sequences",
          "all_synonyms",
          "all_views",
          "user_tables",
          "user_tab_columns",
          "user_objects",
          "user_constraints",
          "user_indexes",
          "user_sequences",
          "duckdb_tables",
          "duckdb_columns");

  private static final int LONGEST_NAME = 40;

  boolean locking;
  boolean sequence;
  boolean limited;

  private Features() {}

  static boolean isDummy(String table) {
    return DUMMIES.contains(table);
  }

  static boolean isCatalog(Iterable<String> tables) {
    for (String table : tables) {
      int dot = table.lastIndexOf('.');
      String name = Chars.lowerCase(table, dot + 1, table.length());
      boolean named =
          CATALOG_TABLES.contains(name) || name.startsWith("v$") || name.startsWith("pg_");
      if (named || (dot > 0 && hasCatalogSchema(table, dot))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasCatalogSchema(String table, int dot) {
    int before = table.lastIndexOf('.', dot - 1);
    return CATALOGS.contains(Chars.lowerCase(table, before + 1, dot));
  }

  static Features read(String text, TokenBuffer tokens, Layout layout) {
    Features features = new Features();
    features.limited = layout.limited;
    for (int i = 0; i < tokens.size; i++) {
      if (tokens.isWord(i)) {
        features.word(text, tokens, layout, i);
      }
    }
    return features;
  }

  private void word(String text, TokenBuffer tokens, Layout layout, int i) {
    switch (tokens.keyword(i)) {
      case FOR ->
          locking |= layout.clause[i] == Clause.OTHER && isLockStrength(text, tokens, i + 1);
      case LOCK -> locking |= tokens.is(i + 1, Keyword.IN) || tokens.is(i + 1, Keyword.TABLE);
      case VALUE ->
          sequence |=
              tokens.is(i + 1, Keyword.FOR)
                  && (tokens.is(i - 1, Keyword.NEXT) || tokens.is(i - 1, Keyword.PREVIOUS));
      case NONE, QUOTED -> name(text, tokens, layout, i);
      default -> {}
    }
  }

  private static boolean isLockStrength(String text, TokenBuffer tokens, int i) {
    return tokens.is(i, Keyword.UPDATE)
        || tokens.is(i, Keyword.KEY)
        || is(text, tokens, i, "share")
        || (tokens.is(i + 1, Keyword.KEY) && tokens.is(i + 2, Keyword.UPDATE));
  }

  private void name(String text, TokenBuffer tokens, Layout layout, int i) {
    int length = tokens.end[i] - tokens.start[i];
    boolean call = tokens.is(i + 1, '(');
    boolean lockHint = tokens.is(layout.enclosing[i] - 1, Keyword.WITH);
    boolean special =
        call
            || lockHint
            || tokens.is(i - 1, '.')
            || tokens.is(i + 1, Keyword.FOR)
            || isVariable(text, tokens, i);
    limited |= layout.clause[i] == Clause.WHERE && is(text, tokens, i, "rownum");
    if (!special || length > LONGEST_NAME) {
      return;
    }
    String name = Chars.lowerCase(text, tokens.start[i], tokens.end[i]);
    boolean pseudoColumn =
        tokens.is(i - 1, '.') && (name.equals("nextval") || name.equals("currval"));
    boolean nextvalFor =
        tokens.is(i + 1, Keyword.FOR) && (name.equals("nextval") || name.equals("prevval"));
    sequence |=
        pseudoColumn
            || nextvalFor
            || ((call || isVariable(text, tokens, i)) && SEQUENCES.contains(name));
    locking |= lockHint && LOCK_HINTS.contains(name);
    locking |=
        call
            && (LOCK_CALLS.contains(name)
                || name.startsWith("pg_advisory")
                || name.startsWith("pg_try_advisory"));
  }

  /** {@code @@identity}; a quoted name may be empty. */
  private static boolean isVariable(String text, TokenBuffer tokens, int i) {
    return tokens.end[i] > tokens.start[i] && text.charAt(tokens.start[i]) == '@';
  }

  private static boolean is(String text, TokenBuffer tokens, int i, String word) {
    return tokens.isWord(i) && Chars.equalsLower(text, tokens.start[i], tokens.end[i], word);
  }
}
