package dev.roundtrip.internal.advice;

import dev.roundtrip.internal.catalog.Column;
import dev.roundtrip.internal.query.Expr;
import org.jspecify.annotations.Nullable;

/**
 * What a condition says of one column of one table.
 *
 * @param kind how the column is compared
 * @param column the column
 * @param other the table whose column it is compared with, or null for values
 * @param otherColumn that column, or null for values
 * @param wrapped what stands around the column, such as a call, or null if it stands alone
 * @param source the condition
 */
record Predicate(
    Kind kind,
    Column column,
    @Nullable Use other,
    @Nullable Column otherColumn,
    @Nullable Expr wrapped,
    Expr source) {

  /** How a column is compared. */
  enum Kind {
    /** With one value, a list, or a column, for equality. */
    EQUAL,
    /** With an end of a range. */
    RANGE,
    /** With a pattern. */
    PATTERN,
    /** IS NULL. */
    NULL,
    /** IS NOT NULL, NOT IN, {@code <>}: most rows pass. */
    NEGATIVE
  }

  /** Whether the column stands alone and is compared with values for equality. */
  boolean isFilter() {
    return kind == Kind.EQUAL && other == null && wrapped == null;
  }

  /** Whether two columns of two tables, both alone, are compared for equality. */
  boolean isJoin() {
    return kind == Kind.EQUAL && other != null && wrapped == null;
  }
}
