package dev.roundtrip.internal.explain;

import dev.roundtrip.plan.Plan;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking for a plan: the plan, or why there is none.
 *
 * @param plan the plan, without values unless they may be shown; or null
 * @param reason why there is none, one line; or null
 */
public record Answer(@Nullable Plan plan, @Nullable String reason) {

  static Answer of(Plan plan) {
    return new Answer(plan, null);
  }

  /** No plan, because of this. */
  public static Answer none(String reason) {
    return new Answer(null, reason);
  }
}
