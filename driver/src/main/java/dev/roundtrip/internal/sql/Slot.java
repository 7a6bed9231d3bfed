package dev.roundtrip.internal.sql;

import org.jspecify.annotations.Nullable;

/**
 * One abstracted position of a {@link Shape}: a {@code ?} of its text.
 *
 * @param role what the value is for
 * @param column the column it is compared with or stored in, or null when there is no single plain
 *     column
 * @param table that column's table, aliases resolved, or null when the text alone cannot tell
 */
public record Slot(Role role, @Nullable String column, @Nullable String table) {}
