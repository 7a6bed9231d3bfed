package dev.roundtrip.finding;

import dev.roundtrip.plan.Plan;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of trying a {@link Recommendation} out.
 *
 * @param how where and how it was tried, half a sentence
 * @param before how long the statement took without it, or null if it was not run
 * @param after how long it took with it, or null if it was not run
 * @param planBefore the plan without it, free of values, or null
 * @param planAfter the plan with it, free of values, or null
 * @param indexBytes how large the index became, or null if that is not known
 * @param writes what the index costs those who write, in words, or null if that was not measured
 */
public record Proof(
    String how,
    @Nullable Duration before,
    @Nullable Duration after,
    @Nullable Plan planBefore,
    @Nullable Plan planAfter,
    @Nullable Long indexBytes,
    @Nullable String writes) {

  public Proof {
    Objects.requireNonNull(how, "how");
  }
}
