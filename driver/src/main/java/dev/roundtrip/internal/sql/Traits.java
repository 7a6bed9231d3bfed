package dev.roundtrip.internal.sql;

/**
 * What else a statement's tokens say about it. Each is a mark to start from, never a verdict: it is
 * false where the text alone cannot tell.
 *
 * @param filtered the outermost statement has a WHERE
 * @param ordered the outermost query has an ORDER BY
 * @param grouped the outermost query has a GROUP BY
 * @param distinct the outermost query is a SELECT DISTINCT
 * @param randomOrder an ORDER BY sorts by {@code random()}, {@code rand()}, {@code newid()} or
 *     {@code dbms_random}
 * @param limitSlot the slot of the outermost LIMIT, TOP or FETCH, or -1
 * @param offsetSlot the slot of the outermost OFFSET, or -1
 * @param fetchesOneRow {@code FETCH FIRST ROW ONLY}, which names no number
 * @param notInSubquery a condition is NOT IN of a subquery
 * @param correlatedSelectItem a subquery in the outermost select list uses a column of the query
 *     around it, by its alias
 * @param functionOnColumn in a WHERE or ON a call or cast of a column is compared; aggregates are
 *     no such calls
 * @param unjoinedTables two tables stand side by side, by comma or CROSS JOIN, and no condition
 *     names both; false as soon as an unqualified column might
 * @param aggregate what the only item of the outermost select list computes over all rows
 */
public record Traits(
    boolean filtered,
    boolean ordered,
    boolean grouped,
    boolean distinct,
    boolean randomOrder,
    int limitSlot,
    int offsetSlot,
    boolean fetchesOneRow,
    boolean notInSubquery,
    boolean correlatedSelectItem,
    boolean functionOnColumn,
    boolean unjoinedTables,
    Aggregate aggregate) {
  /** The aggregate that is all of a select list, without GROUP BY. */
  public enum Aggregate {
    /** None, or not only one. */
    NONE,
    /** {@code COUNT}. */
    COUNT,
    /** {@code EXISTS}, also in a CASE. */
    EXISTS,
    /** {@code MIN}, {@code MAX}, {@code SUM}, {@code AVG}. */
    OTHER
  }
}
