package dev.roundtrip.internal.sql;

/** What the first keyword of a statement or block says about the tables around it. */
final class Heads {
  enum Effect {
    /** Not a first keyword. */
    NONE,
    SELECT,
    FROM,
    VALUES,
    READS_NEXT,
    WRITES_NEXT,
    INSERTS_NEXT,
    INSERTS_INTO,
    DELETES_FROM,
    MERGES_INTO,
    OTHER;

    boolean changesData() {
      return switch (this) {
        case WRITES_NEXT, INSERTS_NEXT, INSERTS_INTO, DELETES_FROM, MERGES_INTO -> true;
        default -> false;
      };
    }

    boolean inserts() {
      return this == INSERTS_NEXT || this == INSERTS_INTO;
    }
  }

  private Heads() {}

  static Effect of(TokenBuffer tokens, int i, Keyword keyword, boolean afterCte) {
    return switch (keyword) {
      case SELECT -> Effect.SELECT;
      case FROM -> Effect.FROM;
      case VALUES -> Effect.VALUES;
      case TABLE -> Effect.READS_NEXT;
      case INSERT, REPLACE, UPSERT -> {
        boolean named =
            tokens.isName(i + 1) || (tokens.is(i + 1, Keyword.IGNORE) && tokens.isName(i + 2));
        yield named && !isModifier(tokens, i + 1) ? Effect.INSERTS_NEXT : Effect.INSERTS_INTO;
      }
      case UPDATE -> Effect.WRITES_NEXT;
      case DELETE -> tokens.is(i + 1, Keyword.FROM) ? Effect.DELETES_FROM : Effect.WRITES_NEXT;
      case MERGE -> tokens.is(i + 1, Keyword.INTO) ? Effect.MERGES_INTO : Effect.WRITES_NEXT;
      case TRUNCATE, COPY -> tokens.isName(i + 1) ? Effect.WRITES_NEXT : Effect.OTHER;
      case AS, NOT, RECURSIVE -> Effect.NONE;
      default -> afterCte || tokens.keyword(i) == Keyword.NONE ? Effect.NONE : Effect.OTHER;
    };
  }

  /**
   * LOW_PRIORITY, HIGH_PRIORITY, DELAYED, OVERWRITE: a word before INTO, or before the table's
   * name.
   */
  private static boolean isModifier(TokenBuffer tokens, int i) {
    return tokens.is(i + 1, Keyword.INTO)
        || tokens.is(i + 1, Keyword.IGNORE)
        || tokens.isName(i + 1);
  }
}
