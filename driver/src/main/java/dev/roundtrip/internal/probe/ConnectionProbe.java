package dev.roundtrip.internal.probe;

import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.OpenScope;
import dev.roundtrip.internal.scope.ResultValues;
import dev.roundtrip.internal.scope.ScopeKind;
import dev.roundtrip.internal.sql.Dialect;
import dev.roundtrip.internal.sql.ParsedSql;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One lease of a connection: whom its executions belong to. A connection is used by one thread at a
 * time, but not always by the same one.
 */
public final class ConnectionProbe {

  /**
   * Statements outside of transactions and explicit scopes that are further apart than this are no
   * unit of work: a pool above us keeps the connection open over many of them.
   */
  private static final long LEASE_IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);

  final Recorder recorder;
  private final Dialect dialect;

  /** The explicit scope in which the connection was acquired: it goes where the connection goes. */
  private final @Nullable OpenScope acquiredIn;

  private @Nullable OpenScope implicit;

  /**
   * The first statement of an implicit scope that is not opened yet: most leases send no second
   * one, and then there is nothing to judge (JdbcBenchmark.tenRows).
   */
  private @Nullable Execution lone;

  /** The thread of the first statement of the implicit scope; null if there is none. */
  private @Nullable Thread implicitThread;

  private boolean autoCommit = true;

  ConnectionProbe(Recorder recorder, Dialect dialect, @Nullable OpenScope acquiredIn) {
    this.recorder = recorder;
    this.dialect = dialect;
    this.acquiredIn = acquiredIn;
  }

  /** A commit or rollback is about to be sent; 0, because no verdict needs to know when yet. */
  public long begin() {
    return 0;
  }

  /** A statement without text was created. */
  public StatementProbe created() {
    return new StatementProbe(this, null, null);
  }

  /** A statement was prepared. */
  public StatementProbe prepared(@Nullable String sql) {
    return new StatementProbe(this, parse(sql), sql);
  }

  /** A statement of which nothing is to be counted. */
  public StatementProbe unobservedStatement() {
    return StatementProbe.unobserved(this);
  }

  /** A result set of which nothing is to be counted. */
  public ResultSetProbe unobserved() {
    return new ResultSetProbe(this, null);
  }

  /** Autocommit was set; what was sent before has been committed. */
  public void autoCommitSet(boolean on) {
    if (autoCommit != on) {
      autoCommit = on;
      endImplicit();
    }
  }

  /** A commit succeeded. */
  public void committed(long start) {
    endImplicit();
  }

  /** A rollback succeeded. */
  public void rolledBack(long start) {
    OpenScope scope = explicitScope();
    if (scope != null) {
      scope.ledger().barrier();
    }
    endImplicit();
  }

  /** A commit or rollback threw. */
  public void failed(long start, Throwable error) {
    OpenScope scope = explicitScope();
    if (scope != null) {
      scope.ledger().barrier();
    }
  }

  /**
   * The connection was tested, or its warnings were cleared: what pools do between two users. It
   * matters where the pool is above us and keeps the connection open.
   */
  public void changedHands() {
    if (autoCommit) {
      endImplicit();
    }
  }

  /** The connection was closed, or given back to its pool; may come more than once. */
  public void closed() {
    endImplicit();
  }

  /** A batch wrote to more tables than its execution names. */
  void wroteElsewhere() {
    OpenScope scope = explicitScope();
    if (scope == null) {
      scope = lone == null ? implicit : openImplicit();
    }
    if (scope != null) {
      scope.ledger().barrier();
    }
  }

  @Nullable ParsedSql parse(@Nullable String sql) {
    try {
      return recorder.shape(sql, dialect);
    } catch (Throwable failure) {
      recorder.failures.note("A statement could not be read and is not counted.", failure);
      return null;
    }
  }

  void count(Execution execution) {
    OpenScope explicit = explicitScope();
    if (explicit != null) {
      recorder.count(execution, explicit);
    } else if (acquiredIn != null) {
      recorder.count(execution, null);
    } else {
      countImplicitly(execution);
    }
  }

  private void countImplicitly(Execution execution) {
    if (autoCommit && isOver(execution.start())) {
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
  @Nullable ResultValues rememberValues(Execution execution) {
    return execution == lone
        ? execution.rememberValues(recorder.scopes.spares())
        : execution.rememberValues();
  }

  /** The first row has arrived; the wait for it may have made the execution slow. */
  void firstRow(Execution execution, long waitNanos) {
    if (execution == lone && recorder.isSlow(execution.nanos() + waitNanos)) {
      openImplicit();
    }
    recorder.firstRow(execution, waitNanos);
  }

  /** The thread's scope, else the one that came with the connection; null if neither is open. */
  private @Nullable OpenScope explicitScope() {
    OpenScope current = recorder.scopes.current();
    if (current != null) {
      return current;
    }
    return acquiredIn == null || acquiredIn.ended() ? null : acquiredIn;
  }

  /** The implicit scope, opened with the statement that has waited for a second one. */
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
    return autoCommit ? ScopeKind.LEASE : ScopeKind.TRANSACTION;
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

  private void endImplicit() {
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
}
