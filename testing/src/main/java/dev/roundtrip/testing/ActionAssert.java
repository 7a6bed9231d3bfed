package dev.roundtrip.testing;

/** Asserts on the queries of an action. Made by {@link RoundtripAssertions#assertThatQueries}. */
public final class ActionAssert {

  private final ThrowingRunnable action;

  ActionAssert(ThrowingRunnable action) {
    this.action = action;
  }

  /**
   * Runs the action again and again while results that have several rows end after 1, 2 and 3 of
   * them, one result after the other: what is sent once for each row is sent less often then. It
   * needs rows, but nothing that makes them.
   *
   * @param tables whose queries are thinned; none for all queries that return two rows or more
   */
  public ThinningAssert whenResultsAreThinned(String... tables) {
    return new ThinningAssert(action, tables);
  }
}
