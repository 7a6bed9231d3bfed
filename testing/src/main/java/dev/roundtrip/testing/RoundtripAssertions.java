package dev.roundtrip.testing;

import java.util.Objects;

/** Assertions on queries, for static imports beside those of AssertJ. */
public final class RoundtripAssertions {

  private RoundtripAssertions() {}

  /** The same as AssertJ's, without it. */
  public static QueriesAssert assertThat(Queries queries) {
    return new QueriesAssert(Objects.requireNonNull(queries, "queries"));
  }

  /**
   * Sees whether the queries of an action grow with the rows that it reads, without anything that
   * makes rows:
   *
   * <pre>{@code
   * assertThatQueries(() -> service.listAuthors()).whenResultsAreThinned().stayConstant();
   * }</pre>
   *
   * @param action what is judged; called several times
   */
  public static ActionAssert assertThatQueries(ThrowingRunnable action) {
    return new ActionAssert(Objects.requireNonNull(action, "action"));
  }

  /**
   * Sees how the queries of an action grow with its data:
   *
   * <pre>{@code
   * assertThatQueries(n -> addAuthors(n), () -> service.listAuthors()).stayConstant();
   * }</pre>
   *
   * <p>Observed is what the test observes that runs on this thread, or what {@code jdbc:roundtrip:}
   * URLs report to; {@link ScalingAssert#recordedBy} says otherwise.
   *
   * @param seed adds so many rows of whatever is listed; called several times
   * @param action what is judged; called several times, and the first time to warm up
   */
  public static ScalingAssert assertThatQueries(ScalingAssert.Seed seed, ThrowingRunnable action) {
    return new ScalingAssert(
        Objects.requireNonNull(seed, "seed"), Objects.requireNonNull(action, "action"));
  }
}
