package dev.roundtrip.testing;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.testing.ScalingAssert.RolledBack;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs an action while its results are thinned, and sees whether its statements grow with the rows.
 * Made by {@link ActionAssert#whenResultsAreThinned}.
 *
 * <p>The action runs twice as it is, and up to three times for each query that returned two rows or
 * more. It has to be repeatable, and to read its rows anew each time: what a cache or a persistence
 * context answers is not sent, and then this is INCONCLUSIVE. Code that depends on the number of
 * rows, such as a comparison with a count, may fail in a thinned run, which is INCONCLUSIVE too:
 * name the tables to thin, or seed rows with {@link RoundtripAssertions#assertThatQueries(
 * ScalingAssert.Seed, ThrowingRunnable)}. How fast something grows cannot be told from three rows.
 */
public final class ThinningAssert {

  private final ThrowingRunnable action;
  private final List<String> tables;
  private RolledBack rolledBack = ThrowingRunnable::run;
  private @Nullable List<Roundtrip> roundtrips;

  ThinningAssert(ThrowingRunnable action, String... tables) {
    this.action = action;
    this.tables = List.of(tables);
  }

  /** By whom statements are seen. */
  public ThinningAssert recordedBy(Roundtrip roundtrip) {
    roundtrips = List.of(roundtrip);
    return this;
  }

  /** Each run of the action is undone afterwards. */
  public ThinningAssert rolledBackBy(RolledBack undoing) {
    rolledBack = Objects.requireNonNull(undoing, "undoing");
    return this;
  }

  /**
   * That no more statements are sent for more rows.
   *
   * @throws AssertionError also if that could not be told: no query returned two rows, for example
   */
  public void stayConstant() {
    List<Roundtrip> observed = roundtrips == null ? TestSources.current() : roundtrips;
    if (!Observed.any(observed)) {
      throw new AssertionError(Observed.NOTHING);
    }
    try {
      ThinningVerdict.check(new ThinningRun(action, rolledBack, observed, tables).runs());
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception checked) {
      throw new IllegalStateException("The action threw " + checked, checked);
    }
  }
}
