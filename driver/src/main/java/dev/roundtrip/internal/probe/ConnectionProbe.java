package dev.roundtrip.internal.probe;

import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.OpenScope;
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
  private long implicitThread;
  private boolean autoCommit = true;

  /** In a transaction of an XA resource, where autocommit says nothing. */
  private boolean global;

  ConnectionProbe(Recorder recorder, Dialect dialect, @Nullable OpenScope acquiredIn) {
    this.recorder = recorder;
    this.dialect = dialect;
    this.acquiredIn = acquiredIn;
  }

  /** A commit or rollback is about to be sent. */
  public long begin() {
    return System.nanoTime();
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
    return ResultSetProbe.unobserved(recorder);
  }

  /** Autocommit was set; what was sent before has been committed. */
  public void autoCommitSet(boolean on) {
    if (autoCommit != on) {
      autoCommit = on;
      endImplicit();
    }
  }

  /** A branch of a global transaction began, or has ended in a commit or a read-only vote. */
  void globalTransaction(boolean on) {
    global = on;
    endImplicit();
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
    if (!inTransaction()) {
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
      scope = implicit;
    }
    if (scope != null) {
      scope.ledger().barrier();
    }
  }

  @Nullable ParsedSql parse(@Nullable String sql) {
    try {
      return recorder.shapes.get(sql, dialect);
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
      recorder.count(execution, implicitScope(execution.start()));
    }
  }

  /** The thread's scope, else the one that came with the connection; null if neither is open. */
  private @Nullable OpenScope explicitScope() {
    OpenScope current = recorder.scopes.current();
    if (current != null) {
      return current;
    }
    return acquiredIn == null || acquiredIn.ended() ? null : acquiredIn;
  }

  private OpenScope implicitScope(long now) {
    OpenScope scope = implicit;
    if (scope != null && !inTransaction() && isOver(scope, now)) {
      endImplicit();
      scope = null;
    }
    if (scope == null) {
      implicitThread = Thread.currentThread().getId();
      scope =
          recorder.scopes.openImplicit(inTransaction() ? ScopeKind.TRANSACTION : ScopeKind.LEASE);
      implicit = scope;
    }
    return scope;
  }

  private boolean inTransaction() {
    return global || !autoCommit;
  }

  private boolean isOver(OpenScope lease, long now) {
    return implicitThread != Thread.currentThread().getId()
        || recorder.scopes.idleLongerThan(lease, now, LEASE_IDLE_NANOS);
  }

  private void endImplicit() {
    OpenScope scope = implicit;
    if (scope != null) {
      implicit = null;
      recorder.scopes.end(scope);
    }
  }
}
