package dev.roundtrip.internal.sql;

import org.jspecify.annotations.Nullable;

/**
 * One item of the outermost select list.
 *
 * @param label the alias or the column's name, lower case unless quoted, or null for an expression
 *     without alias
 * @param column the column, or null for an expression
 * @param table the column's table, aliases resolved, or null when the text alone cannot tell
 */
public record SelectItem(@Nullable String label, @Nullable String column, @Nullable String table) {}
