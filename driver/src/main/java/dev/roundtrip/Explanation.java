package dev.roundtrip;

import dev.roundtrip.internal.explain.Answer;
import dev.roundtrip.internal.report.ExplainedPlan;
import dev.roundtrip.plan.Plan;
import org.jspecify.annotations.Nullable;

/**
 * What came of {@link Roundtrip#explain asking for a plan}: exactly one of the two is there.
 *
 * @param plan how the database runs the statement, or null; free of values, and without the raw
 *     answer, unless the user asked for values
 * @param noPlan why there is none, one line, or null
 */
public record Explanation(@Nullable Plan plan, @Nullable String noPlan) {

  public Explanation {
    if ((plan == null) == (noPlan == null)) {
      throw new IllegalArgumentException("either a plan or the reason why there is none");
    }
  }

  static Explanation of(Answer answer) {
    return answer.plan() != null
        ? new Explanation(answer.plan(), null)
        : new Explanation(null, String.valueOf(answer.reason()));
  }

  /** The plan as a tree, with a sentence for each step that matters; or why there is none. */
  @Override
  public String toString() {
    return plan == null
        ? "no plan: " + noPlan
        : String.join(System.lineSeparator(), ExplainedPlan.of(plan));
  }
}
