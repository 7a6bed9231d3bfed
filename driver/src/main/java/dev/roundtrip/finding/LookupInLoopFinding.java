package dev.roundtrip.finding;

import dev.roundtrip.plan.Plan;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One call site looked up single keys one after the other, and no earlier statement was seen to
 * supply them.
 *
 * @param evidence the facts
 * @param distinctKeys how many different keys, at least 3; a lower bound when there were very many
 * @param column the column that is looked up, or null if it could not be read from the text
 * @param plan see {@link Finding#plan()}
 * @param noPlan see {@link Finding#noPlan()}
 */
public record LookupInLoopFinding(
    Evidence evidence,
    long distinctKeys,
    @Nullable String column,
    @Nullable Plan plan,
    @Nullable String noPlan)
    implements Finding {

  public LookupInLoopFinding {
    Objects.requireNonNull(evidence, "evidence");
  }

  /** A finding for which no plan was asked. */
  public LookupInLoopFinding(Evidence evidence, long distinctKeys, @Nullable String column) {
    this(evidence, distinctKeys, column, null, null);
  }

  /** The same with its plan, or saying why it has none; one of the two is null. */
  public LookupInLoopFinding withPlan(@Nullable Plan found, @Nullable String reason) {
    return new LookupInLoopFinding(evidence, distinctKeys, column, found, reason);
  }

  @Override
  public FindingKind kind() {
    return FindingKind.LOOKUP_IN_LOOP;
  }

  @Override
  public String summary() {
    return "Lookup in a loop: %d statements, one for each of %d keys%s"
        .formatted(occurrences(), distinctKeys, column == null ? "" : " of " + column);
  }

  @Override
  public LookupInLoopFinding withEvidence(Evidence facts) {
    return new LookupInLoopFinding(facts, distinctKeys, column, plan, noPlan);
  }
}
