package dev.roundtrip.internal.explain;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * For databases that refuse to explain a write in a read-only transaction: a subquery may be run
 * while it is planned, and call a function that writes.
 */
final class Subqueries {

  private static final Pattern SELECT = Pattern.compile("\\bselect\\b", Pattern.CASE_INSENSITIVE);

  private Subqueries() {}

  static @Nullable String refusal(String sql, boolean writes) {
    return writes && SELECT.matcher(sql).find()
        ? "it writes and has a subquery, which this database may run while it plans"
        : null;
  }
}
