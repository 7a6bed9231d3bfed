package dev.roundtrip.testing;

import dev.roundtrip.Roundtrip;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs an action on n, 2n and 4n rows and sees whether its statements grow with them. One row too
 * few in the test data hides no N+1 from it. Made by {@link RoundtripAssertions#assertThatQueries}.
 *
 * <p>Unless {@link #rolledBackBy} says how to undo what was seeded, the rows are added to those of
 * the step before: n, n more, 2n more.
 */
public final class ScalingAssert {

  private static final int DEFAULT_ROWS = 5;

  /** Adds rows. */
  @FunctionalInterface
  public interface Seed {

    /** Adds so many of whatever the action lists; {@code rows} is at least 1. */
    void add(int rows) throws Exception;
  }

  /** Undoes what some work has done: a transaction that is rolled back, as a rule. */
  @FunctionalInterface
  public interface RolledBack {

    /** Does the work, then undoes it. */
    void run(ThrowingRunnable work) throws Exception;
  }

  private final Seed seed;
  private final ThrowingRunnable action;
  private int rows = DEFAULT_ROWS;
  private @Nullable RolledBack rolledBack;
  private @Nullable List<Roundtrip> roundtrips;

  ScalingAssert(Seed seed, ThrowingRunnable action) {
    this.seed = seed;
    this.action = action;
  }

  /** How many rows to begin with, at least 1; 5 by default, so 5, 10 and 20. */
  public ScalingAssert startingWith(int n) {
    if (n < 1) {
      throw new IllegalArgumentException("startingWith must be at least 1, was " + n);
    }
    rows = n;
    return this;
  }

  /** By whom statements are seen. */
  public ScalingAssert recordedBy(Roundtrip roundtrip) {
    roundtrips = List.of(roundtrip);
    return this;
  }

  /** Each step is seeded anew with all its rows, and undone afterwards. */
  public ScalingAssert rolledBackBy(RolledBack undoing) {
    rolledBack = Objects.requireNonNull(undoing, "undoing");
    return this;
  }

  /** That no more statements are sent for more rows; rows read may grow as the rows do. */
  public void stayConstant() {
    growAtMost(Growth.CONSTANT);
  }

  /**
   * That neither statements nor rows read grow faster; rows read may always grow as the rows do.
   *
   * @throws AssertionError also if nothing could be told: the seed added nothing, or nothing was
   *     sent
   */
  public void growAtMost(Growth limit) {
    Objects.requireNonNull(limit, "limit");
    List<Roundtrip> observed = roundtrips == null ? TestSources.current() : roundtrips;
    if (!Observed.any(observed)) {
      throw new AssertionError(Observed.NOTHING);
    }
    ScalingRun run = new ScalingRun(seed, action, rolledBack, observed, rows);
    try {
      ScalingVerdict.check(run.steps(), limit);
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception checked) {
      throw new IllegalStateException("The seed or the action threw " + checked, checked);
    }
  }
}
