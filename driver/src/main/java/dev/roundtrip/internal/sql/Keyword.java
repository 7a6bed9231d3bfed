package dev.roundtrip.internal.sql;

/**
 * The words that the readers of tokens know. A word may still be a name where the grammar allows
 * it. The flags are bits: 1 when a value follows, 2 when it never is an alias without AS, 4 when it
 * never is a name without quotes, 8 when lists depend on it.
 */
enum Keyword {
  /** A name. */
  NONE(0),
  /** A quoted name that is not what the dialect folds to. */
  QUOTED(0),
  /** An optimizer hint. */
  HINT(0),

  ABORT(0),
  ALL(5),
  ALTER(0),
  ANALYZE(0),
  AND(7),
  ANTI(2),
  ANY(4),
  ARRAY(0),
  AS(7),
  ASOF(2),
  AT(2),
  BEGIN(0),
  BETWEEN(7),
  BINARY(1),
  BY(11),
  CALL(0),
  CASE(5),
  CAST(4),
  CLOSE(0),
  COLLATE(2),
  COMMENT(0),
  COMMIT(0),
  CONFLICT(0),
  CONNECT(2),
  CONVERT(0),
  COPY(0),
  CREATE(4),
  CROSS(6),
  CURSOR(0),
  DATE(0),
  DEALLOCATE(0),
  DECLARE(0),
  DEFAULT(4),
  DELETE(0),
  DESC(0),
  DESCRIBE(0),
  DISCARD(0),
  DISTINCT(5),
  DO(2),
  DROP(0),
  DUPLICATE(0),
  ELSE(5),
  END(0),
  ESCAPE(3),
  EXCEPT(14),
  EXEC(0),
  EXECUTE(0),
  EXISTS(4),
  EXPLAIN(0),
  FALSE(4),
  FETCH(10),
  FINAL(0),
  FIRST(0),
  FOR(15),
  FORCE(2),
  FROM(7),
  FULL(2),
  GLOB(1),
  GRANT(0),
  GROUP(6),
  HAVING(15),
  IF(0),
  IGNORE(2),
  ILIKE(3),
  IN(7),
  INDEX(0),
  INNER(6),
  INSERT(0),
  INTERSECT(14),
  INTERVAL(1),
  INTO(6),
  IS(7),
  JOIN(6),
  KEY(0),
  LATERAL(0),
  LEFT(2),
  LIKE(7),
  LIMIT(11),
  LOCK(2),
  MATCHED(0),
  MERGE(0),
  MINUS(2),
  NATURAL(2),
  NEXT(0),
  NOT(7),
  NULL(4),
  OFFSET(11),
  ON(7),
  ONLY(0),
  OPEN(0),
  OR(7),
  ORDER(6),
  OUTER(2),
  OUTPUT(2),
  OVERLAPS(2),
  PARTITION(2),
  PIVOT(2),
  PRAGMA(0),
  PREPARE(0),
  PREVIOUS(0),
  QUALIFY(3),
  RECURSIVE(0),
  REGEXP(3),
  RELEASE(0),
  RENAME(0),
  REPLACE(0),
  RESET(0),
  RETURNING(11),
  REVOKE(0),
  RIGHT(2),
  RLIKE(3),
  ROLLBACK(0),
  ROW(0),
  SAVE(0),
  SAVEPOINT(0),
  SCHEMA(0),
  SELECT(15),
  SEMI(2),
  SESSION(0),
  SET(15),
  SHOW(0),
  SIMILAR(2),
  SOME(4),
  START(2),
  STRAIGHT_JOIN(2),
  TABLE(4),
  TABLESAMPLE(2),
  THEN(5),
  TIME(0),
  TIMESTAMP(0),
  TO(5),
  TOP(1),
  TRAN(0),
  TRANSACTION(0),
  TRUE(4),
  TRUNCATE(0),
  UNION(14),
  UNIQUE(0),
  UNNEST(0),
  UNPIVOT(2),
  UPDATE(0),
  UPSERT(0),
  USE(2),
  USER(4),
  USING(6),
  VALUE(0),
  VALUES(15),
  WHEN(5),
  WHERE(15),
  WINDOW(2),
  WITH(6),
  WORK(0);

  private static final Keyword[] ALL_KEYWORDS = values();
  private static final Keyword[] BY_HASH = new Keyword[1024];

  /** The code of its tokens, below zero. */
  final int code;

  final boolean operandFollows;
  final boolean neverAlias;
  final boolean reserved;

  /** Whether the folder of lists has to know: all that follow a BY, or begin VALUES. */
  final boolean shapesLists;

  final String lower;
  private final long hash;

  @SuppressWarnings("EnumOrdinal") // An index into an array, never stored.
  Keyword(int flags) {
    code = -1 - ordinal();
    operandFollows = (flags & 1) != 0;
    neverAlias = (flags & 2) != 0;
    reserved = (flags & 4) != 0;
    shapesLists = (flags & 8) != 0;
    lower = Chars.lowerCase(name(), 0, name().length());
    long h = Hash.SEED;
    for (int i = 0; i < lower.length(); i++) {
      h = Hash.step(h, lower.charAt(i));
    }
    hash = h;
  }

  static {
    for (Keyword keyword : ALL_KEYWORDS) {
      if (!keyword.isName() && keyword != HINT) {
        int slot = slot(keyword.hash);
        while (BY_HASH[slot] != null) {
          slot = (slot + 1) & (BY_HASH.length - 1);
        }
        BY_HASH[slot] = keyword;
      }
    }
  }

  static Keyword ofCode(int code) {
    return ALL_KEYWORDS[-1 - code];
  }

  boolean isName() {
    return this == NONE || this == QUOTED;
  }

  /**
   * The keyword of a word of {@code length} whose lower-cased characters hash to {@code hash}, else
   * {@link #NONE}.
   */
  static Keyword find(long hash, int length) {
    int slot = slot(hash);
    Keyword candidate = BY_HASH[slot];
    while (candidate != null) {
      // 64 bits and the length: no other word is known, or likely, to have both.
      if (candidate.hash == hash && candidate.lower.length() == length) {
        return candidate;
      }
      slot = (slot + 1) & (BY_HASH.length - 1);
      candidate = BY_HASH[slot];
    }
    return NONE;
  }

  private static int slot(long hash) {
    return (int) (hash ^ (hash >>> 32)) & (BY_HASH.length - 1);
  }
}
