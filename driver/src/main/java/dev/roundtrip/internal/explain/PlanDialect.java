package dev.roundtrip.internal.explain;

import dev.roundtrip.plan.Plan;
import dev.roundtrip.plan.PlanKind;
import java.util.List;

/** How one database is asked for a plan, and what its answer means. Stateless. */
interface PlanDialect {

  /** Whether a database with this product name is meant. */
  boolean isFor(String product);

  /**
   * What else makes a transaction of ours harmless on this database: read-only, and nobody waited
   * for. Sent first in it, and undone with it.
   */
  default List<String> preparations() {
    return List.of();
  }

  /** The text that asks for the plan of one SELECT without executing it. */
  String explain(String sql);

  /**
   * What keeps the planner from reading whole tables wherever an index can serve, for the rest of
   * the transaction: on a table of few rows, reading it whole is right, and says nothing of its
   * indexes. Empty if the database cannot be told so.
   */
  default List<String> discouragingScans() {
    return List.of();
  }

  /**
   * Whether placeholders can be bound in that text. Where they cannot, the statement has to come
   * with literals.
   */
  default boolean bindsPlaceholders() {
    return true;
  }

  /**
   * Reads the database's answer.
   *
   * @param rows the columns of each row as text; null stands for NULL
   * @throws UnreadablePlanException if it is not what this database is known to answer
   */
  Plan read(String product, PlanKind kind, List<List<String>> rows);
}
