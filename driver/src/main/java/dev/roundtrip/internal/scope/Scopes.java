package dev.roundtrip.internal.scope;

import dev.roundtrip.internal.callsite.CallPath;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Opens and ends scopes, and knows the explicit scope of each thread. Thread-safe. */
public final class Scopes {

  /** One for each Roundtrip, not static: two of them do not see each other's scopes. */
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable OpenScope> current = new ThreadLocal<>();

  private final LedgerLimits limits;
  private final LongSupplier clock;
  private final ScopeListener listener;
  private final Unattributed unattributed = new Unattributed();
  private final SpareValues spares = new SpareValues();

  /**
   * Makes the scopes of one Roundtrip.
   *
   * @param limits how much each scope remembers
   * @param clock nanoseconds, as {@link System#nanoTime()}
   * @param listener told of each scope that has ended; must not throw
   */
  public Scopes(LedgerLimits limits, LongSupplier clock, ScopeListener listener) {
    this.limits = limits;
    this.clock = clock;
    this.listener = listener;
  }

  /** Opens an explicit scope on this thread, inside of the one that is open, if there is one. */
  public OpenScope open(String name) {
    return open(name, null);
  }

  /**
   * The same, with somebody who records what happens in it.
   *
   * @param recording who, or null
   */
  public OpenScope open(String name, @Nullable ScopeRecording recording) {
    OpenScope outer = current();
    OpenScope scope =
        outer != null && outer.muted()
            ? newMuted(name, outer)
            : new OpenScope(newLedger(name), outer, false, recording);
    current.set(scope);
    return scope;
  }

  /** Opens an explicit scope that no thread is in yet, inside of the one that is open here. */
  public OpenScope openDetached(String name) {
    OpenScope outer = current();
    if (outer != null && outer.muted()) {
      return newMuted(name, outer);
    }
    Ledger ledger = newLedger(name);
    ledger.quietIfEmpty();
    return new OpenScope(ledger, outer, false, null);
  }

  private Ledger newLedger(String name) {
    return new Ledger(name, ScopeKind.EXPLICIT, limits, clock.getAsLong());
  }

  private OpenScope newMuted(String name, @Nullable OpenScope outer) {
    Ledger ledger = newLedger(name);
    ledger.close(clock.getAsLong());
    return new OpenScope(ledger, outer, true, null);
  }

  /**
   * From now on nothing is counted that this thread sends, in no scope and not as unattributed, and
   * neither in scopes that it opens: it tells somebody of a finding, and what is sent for that must
   * not lead to findings again.
   *
   * @return to be given to {@link #unmute}
   */
  public OpenScope mute() {
    OpenScope muted = newMuted("delivery of a finding", current());
    current.set(muted);
    return muted;
  }

  /** Things are as they were before; scopes that were left open since then are forgotten. */
  public void unmute(OpenScope muted) {
    muted.end();
    restore(muted.outer());
  }

  /**
   * Opens a scope that no thread knows: its connection does.
   *
   * @param thread the name of the thread that sent the first statement
   * @param first that statement, if it was sent before the scope was needed, or null
   */
  public OpenScope openImplicit(ScopeKind kind, String thread, @Nullable Execution first) {
    String name = kind == ScopeKind.TRANSACTION ? "transaction" : "connection lease";
    long opened = first == null ? clock.getAsLong() : first.end();
    Ledger ledger = new Ledger(name + " on thread " + thread, kind, limits, opened);
    if (first != null) {
      ledger.add(first, CallPath.unknown());
    }
    return new OpenScope(ledger, null, false, null);
  }

  /**
   * Drops the only statement of an implicit scope that was never opened.
   *
   * @return false if the listener wants to be told of it, so that the scope has to be opened
   */
  public boolean forget(Execution lone) {
    if (listener.concernedBy(lone)) {
      return false;
    }
    lone.forget(spares);
    return true;
  }

  /** Whether a statement that is alone in its scope has to be looked at like any other. */
  public boolean judgesSingles() {
    return listener.judgesSingles();
  }

  /** Memory for values of executions that belong to no scope yet. */
  public SpareValues spares() {
    return spares;
  }

  /** Ends a scope; a second call does nothing. Any thread may call it, in any order. */
  public void end(OpenScope scope) {
    scope.end();
    leaveEnded();
    Ledger ledger = scope.ledger();
    if (!ledger.close(clock.getAsLong())) {
      return;
    }
    OpenScope outer = scope.outer();
    if (outer != null) {
      outer.ledger().addNested(ledger.statements() + ledger.nested());
    }
    listener.ended(ledger);
  }

  /** Makes the innermost scope that is still open this thread's scope. */
  private void leaveEnded() {
    OpenScope scope = current.get();
    if (scope == null || scope.ended()) {
      restore(scope);
    }
  }

  /** The explicit scope of this thread, or null. */
  public @Nullable OpenScope current() {
    OpenScope scope = current.get();
    if (scope != null && scope.ended()) {
      restore(scope);
      return current.get();
    }
    return scope == null && Thread.currentThread() instanceof OwnThread ? muteOwn() : scope;
  }

  private OpenScope muteOwn() {
    OpenScope muted = newMuted("a question of Roundtrip itself", null);
    current.set(muted);
    return muted;
  }

  /**
   * Makes a scope this thread's, or none.
   *
   * @return the scope that was this thread's before, to be given back with {@link #restore}
   */
  public @Nullable OpenScope enter(@Nullable OpenScope scope) {
    OpenScope before = current.get();
    restore(scope);
    return before;
  }

  /** Makes a scope, or the nearest one around it that is still open, this thread's again. */
  public void restore(@Nullable OpenScope scope) {
    OpenScope open = scope;
    while (open != null && open.ended()) {
      open = open.outer();
    }
    if (open == null) {
      current.remove();
    } else {
      current.set(open);
    }
  }

  /** Counts an execution in a scope, or, if that has ended, among the unattributed. */
  public void count(Execution execution, @Nullable OpenScope scope, CallPath path) {
    if (scope == null || !scope.ledger().add(execution, path)) {
      unattributed.add(execution);
    }
  }

  /** What belongs to no scope any more. */
  public Unattributed unattributed() {
    return unattributed;
  }
}
