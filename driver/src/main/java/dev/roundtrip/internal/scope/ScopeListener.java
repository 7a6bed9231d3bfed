package dev.roundtrip.internal.scope;

/** Told when a scope has ended. */
@FunctionalInterface
public interface ScopeListener {

  /** No more statements will be counted in this ledger. Called once, on the closing thread. */
  void ended(Ledger ledger);
}
