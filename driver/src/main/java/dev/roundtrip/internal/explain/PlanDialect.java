package dev.roundtrip.internal.explain;

import dev.roundtrip.plan.Plan;
import dev.roundtrip.plan.PlanKind;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one database is asked for a plan, and what its answer means. Stateless. */
interface PlanDialect {

  /** Whether a database with this product name is meant. */
  boolean isFor(String product);

  /**
   * Whether the transaction in which it is asked can be read-only.
   *
   * @param writes whether the statement writes
   */
  default boolean readOnly(boolean writes) {
    return true;
  }

  /**
   * What else makes a transaction of ours harmless on this database: read-only, and nobody waited
   * for. Sent first in it, and undone with it.
   *
   * @param writes whether the statement writes
   */
  default List<String> preparations(boolean writes) {
    return List.of();
  }

  /** Why a statement is not explained here that would be elsewhere, half a sentence, or null. */
  default @Nullable String refusal(String sql, boolean writes) {
    return null;
  }

  /** The text that asks for the plan of one statement without executing it. */
  String explain(String sql);

  /** The same for a server of this version; 0 if it does not tell. */
  default String explain(String sql, int majorVersion) {
    return explain(sql);
  }

  /**
   * What keeps the planner from reading whole tables wherever an index can serve, for the rest of
   * the transaction: on a table of few rows, reading it whole is right, and says nothing of its
   * indexes. Empty if the database cannot be told so.
   */
  default List<String> discouragingScans() {
    return List.of();
  }

  /**
   * Whether placeholders can be bound in that text. Where they cannot, the values are written into
   * it as literals.
   */
  default boolean bindsPlaceholders() {
    return true;
  }

  /** Whether it knows a plan for any values, {@link #generic}. */
  default boolean knowsGeneric(int majorVersion) {
    return false;
  }

  /** Asks, by one query or more, and reads the answer. */
  default Plan ask(Session session) throws SQLException {
    String literal = bindsPlaceholders() ? null : session.literalText();
    List<List<String>> rows =
        literal == null
            ? session.queryWithBinds(explain(session.text(), session.majorVersion()))
            : session.query(explain(literal, session.majorVersion()));
    return read(session.product(), PlanKind.ESTIMATED, rows);
  }

  /** Asks for the plan for any values; only if it knows one. */
  default Plan generic(Session session) throws SQLException {
    throw new UnsupportedOperationException(session.product());
  }

  /**
   * Reads the database's answer.
   *
   * @param rows the columns of each row as text; null stands for NULL
   * @throws UnreadablePlanException if it is not what this database is known to answer
   */
  Plan read(String product, PlanKind kind, List<List<String>> rows);
}
