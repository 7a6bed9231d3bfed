package dev.roundtrip.internal.sql;

/** What a {@link Slot} is for. Only conditions (WHERE, ON, HAVING) give the roles of comparison. */
public enum Role {
  /**
   * Compared for equality: {@code c = ?}, {@code ? = c}, {@code (a, b) = (?, ?)}, {@code IS NOT
   * DISTINCT FROM ?}.
   */
  EQUALITY,
  /** Member of a list: {@code c IN (?)}, {@code c = ANY (ARRAY[?])}. */
  IN_MEMBER,
  /**
   * A whole list in one value: {@code c = ANY (?)}, {@code UNNEST(?)}, {@code ARRAY_CONTAINS(?,
   * c)}.
   */
  ARRAY,
  /**
   * One end of an open range, on either side: {@code <}, {@code <=}, {@code >}, {@code >=}, also of
   * rows.
   */
  RANGE,
  /** One end of a {@code BETWEEN}. */
  BETWEEN,
  /** A pattern of LIKE, ILIKE, SIMILAR TO, GLOB or a regular expression. */
  LIKE,
  /** How many rows: LIMIT, FETCH FIRST, TOP, {@code ROWNUM <= ?}. */
  LIMIT,
  /** How many rows to pass over. */
  OFFSET,
  /** Stored: a value of INSERT or of SET. */
  VALUE,
  /** Anything else, also {@code <>} and what stands in a select list. */
  OTHER
}
