package dev.roundtrip.internal.probe;

import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.OpenScope;
import dev.roundtrip.internal.scope.ResultValues;
import dev.roundtrip.internal.scope.ScopeKind;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The unit of work of one connection where no explicit scope is open: a transaction, or else the
 * lease. A superclass of {@link ConnectionProbe}, not a part of it, so that a lease costs one
 * object. Used by one thread at a time, but not always by the same one.
 */
abstract class ImplicitScope {

  /**
   * Statements outside of transactions and explicit scopes that are further apart than this are no
   * unit of work: a pool above us keeps the connection open over many of them.
   */
  private static final long LEASE_IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);

  final Recorder recorder;

  private @Nullable OpenScope implicit;

  /**
   * The first statement of an implicit scope that is not opened yet: most leases send no second
   * one, and then there is nothing to judge (JdbcBenchmark.tenRows).
   */
  private @Nullable Execution lone;

  /** The thread of the first statement of the implicit scope; null if there is none. */
  private @Nullable Thread implicitThread;

  private boolean autoCommit = true;

  /** In a transaction of an XA resource, where autocommit says nothing. */
  private boolean global;

  /** A transaction was begun by a text, whatever autocommit is. */
  private boolean begunByText;

  ImplicitScope(Recorder recorder) {
    this.recorder = recorder;
  }

  /** Whether the next statement is a part of a transaction that lasts longer than it. */
  final boolean inTransaction() {
    return global || !autoCommit || begunByText;
  }

  /** Autocommit is on or off now; what was sent before has been committed. */
  final void autoCommit(boolean on) {
    begunByText = false;
    if (autoCommit != on) {
      autoCommit = on;
      endImplicit();
    }
  }

  /** A branch of a global transaction began, or has ended in a commit or a read-only vote. */
  final void globalTransaction(boolean on) {
    global = on;
    endImplicit();
  }

  /** A text began a transaction. */
  final void begunByText() {
    endImplicit();
    begunByText = true;
  }

  /** A commit or rollback succeeded. */
  final void endTransaction() {
    begunByText = false;
    endImplicit();
  }

  /** Counts an execution that no explicit scope counts. */
  final void countImplicitly(Execution execution) {
    if (!inTransaction() && isOver(execution.start())) {
      endImplicit();
    }
    if (implicit == null && lone == null) {
      implicitThread = Thread.currentThread();
      if (recorder.canWait(execution, implicitKind())) {
        lone = execution;
        return;
      }
    }
    recorder.count(execution, openImplicit());
  }

  /** Where to remember values read from this execution's result, or null if it should not be. */
  final @Nullable ResultValues rememberValues(Execution execution) {
    if (!recorder.settings.detects()) {
      return null;
    }
    return execution == lone
        ? execution.rememberValues(recorder.scopes.spares())
        : execution.rememberValues();
  }

  /** The first row has arrived; the wait for it may have made the execution slow. */
  final void firstRow(Execution execution, long waitNanos) {
    if (execution == lone && recorder.isSlow(execution.nanos() + waitNanos)) {
      openImplicit();
    }
    recorder.firstRow(execution, waitNanos);
  }

  /** The scope, opened for the statement that waits if there is one; null if none was sent yet. */
  final @Nullable OpenScope countingImplicit() {
    return lone == null ? implicit : openImplicit();
  }

  /** The scope, or null where it is not open: not worth opening for what ends it. */
  final @Nullable OpenScope openedImplicit() {
    return implicit;
  }

  /** Ends the scope; what is sent next belongs to another one. */
  final void endImplicit() {
    Execution single = lone;
    if (single != null && !recorder.scopes.forget(single)) {
      openImplicit();
    }
    lone = null;
    implicitThread = null;
    OpenScope scope = implicit;
    if (scope != null) {
      implicit = null;
      recorder.scopes.end(scope);
    }
  }

  /** The scope, opened with the statement that has waited for a second one. */
  private OpenScope openImplicit() {
    OpenScope scope = implicit;
    if (scope == null) {
      Thread thread = implicitThread == null ? Thread.currentThread() : implicitThread;
      scope = recorder.scopes.openImplicit(implicitKind(), thread.getName(), lone);
      implicit = scope;
      lone = null;
    }
    return scope;
  }

  private ScopeKind implicitKind() {
    return inTransaction() ? ScopeKind.TRANSACTION : ScopeKind.LEASE;
  }

  private boolean isOver(long now) {
    long lastEnd;
    if (lone != null) {
      lastEnd = lone.end();
    } else if (implicit != null) {
      lastEnd = implicit.ledger().lastEnd();
    } else {
      return false;
    }
    return implicitThread != Thread.currentThread() || now - lastEnd > LEASE_IDLE_NANOS;
  }
}
