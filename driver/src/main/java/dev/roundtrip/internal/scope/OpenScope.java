package dev.roundtrip.internal.scope;

import org.jspecify.annotations.Nullable;

/** A unit of work in which executions are counted. Thread-safe. */
public final class OpenScope {

  private final Ledger ledger;
  private final @Nullable OpenScope outer;
  private volatile boolean ended;

  OpenScope(Ledger ledger, @Nullable OpenScope outer) {
    this.ledger = ledger;
    this.outer = outer;
  }

  /** What has happened in it so far. */
  public Ledger ledger() {
    return ledger;
  }

  /** Whether it has been closed. */
  public boolean ended() {
    return ended;
  }

  @Nullable OpenScope outer() {
    return outer;
  }

  void end() {
    ended = true;
  }
}
