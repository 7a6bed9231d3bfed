package dev.roundtrip.internal.scope;

/** Told when a scope has ended. */
@FunctionalInterface
public interface ScopeListener {

  /** No more statements will be counted in this ledger. Called once, on the closing thread. */
  void ended(Ledger ledger);

  /**
   * Whether to be told of an implicit scope in which nothing but this statement was sent, and was
   * not slow. What no verdict can come from is best not told: most leases are like that.
   */
  default boolean concernedBy(Execution lone) {
    return true;
  }

  /**
   * Whether such a statement may lead to a verdict, so that it is known from the first where it was
   * sent from and how long its transaction lasts. Always the same answer.
   */
  default boolean judgesSingles() {
    return false;
  }
}
