package dev.roundtrip.internal.explain;

import dev.roundtrip.internal.catalog.Catalog;
import dev.roundtrip.plan.Plan;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking for a plan: the plan, or why there is none.
 *
 * @param plan the plan, without values unless they may be shown; or null
 * @param reason why there is none, or no table, one line; or null
 * @param catalog the tables of the statement, or null if they were not read
 */
public record Answer(@Nullable Plan plan, @Nullable String reason, @Nullable Catalog catalog) {

  static Answer of(Plan plan) {
    return new Answer(plan, null, null);
  }

  /** No plan, because of this. */
  public static Answer none(String reason) {
    return new Answer(null, reason, null);
  }

  /** The same with its tables. */
  Answer with(Catalog read) {
    return new Answer(plan, reason, read);
  }

  /** The same, saying why there are no tables. */
  Answer because(String why) {
    return new Answer(plan, why, null);
  }

  /** The same with another plan. */
  Answer withPlan(Plan other) {
    return new Answer(other, reason, catalog);
  }
}
