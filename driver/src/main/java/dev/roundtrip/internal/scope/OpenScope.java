package dev.roundtrip.internal.scope;

import org.jspecify.annotations.Nullable;

/** A unit of work in which executions are counted. Thread-safe. */
public final class OpenScope {

  private final Ledger ledger;
  private final @Nullable OpenScope outer;
  private volatile boolean ended;

  private final boolean muted;

  OpenScope(Ledger ledger, @Nullable OpenScope outer, boolean muted) {
    this.ledger = ledger;
    this.outer = outer;
    this.muted = muted;
  }

  /** What has happened in it so far. */
  public Ledger ledger() {
    return ledger;
  }

  /** Whether nothing is counted in it, see {@link Scopes#mute}. */
  public boolean muted() {
    return muted;
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
