package dev.roundtrip.internal.query;

import org.jspecify.annotations.Nullable;

/**
 * One table of a FROM.
 *
 * @param table its name, or null for a derived table or a function
 * @param alias what the query calls it; the table's own name if nothing else
 * @param derived the query that makes it, or null
 * @param join how it was joined to those before it
 * @param on the condition that it was joined by, or null
 */
public record From(
    @Nullable String table, String alias, @Nullable Select derived, Join join, @Nullable Expr on) {

  /** How a table is joined. */
  public enum Join {
    /** The first one. */
    FIRST,
    /** By a comma. */
    COMMA,
    /** CROSS JOIN. */
    CROSS,
    /** JOIN. */
    INNER,
    /** LEFT, RIGHT or FULL JOIN. */
    OUTER,
    /** By the columns that both have. */
    NATURAL
  }
}
