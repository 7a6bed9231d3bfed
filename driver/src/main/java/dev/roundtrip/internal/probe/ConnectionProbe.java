package dev.roundtrip.internal.probe;

import dev.roundtrip.internal.callsite.CallPath;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.OpenScope;
import dev.roundtrip.internal.scope.ResultValues;
import dev.roundtrip.internal.scope.ScopeKind;
import dev.roundtrip.internal.scope.ScopeRecording;
import dev.roundtrip.internal.scope.ScopeRecording.OpenConnection;
import dev.roundtrip.internal.sql.Dialect;
import dev.roundtrip.internal.sql.ParsedSql;
import java.sql.Statement;
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

  /** In a transaction of an XA resource, where autocommit says nothing. */
  private boolean global;

  /** A transaction was begun by a text, whatever autocommit is. */
  private boolean begunByText;

  /** When the connection was handed out; 0 if no scope counts how long it is held. */
  private final long acquiredAt;

  private final String dataSource;

  /** For those who record the scope it was acquired in; null if nobody does. */
  private final @Nullable OpenConnection recorded;

  private final Lease lease;
  private final OpenStatements statements = new OpenStatements();
  private boolean over;

  ConnectionProbe(
      DataSourceProbe source,
      Dialect dialect,
      @Nullable OpenScope acquiredIn,
      long acquiredAt,
      CallPath acquiredBy) {
    this.recorder = source.recorder;
    this.dialect = dialect;
    this.acquiredIn = acquiredIn;
    this.acquiredAt = acquiredAt;
    String scope = acquiredIn == null ? Recorder.NO_SCOPE : acquiredIn.ledger().scope();
    this.lease = new Lease(this, source, scope, acquiredBy);
    recorder.leases.add(lease);
    this.dataSource = source.name();
    this.recorded =
        acquiredIn != null && acquiredIn.isRecorded()
            ? new OpenConnection(dataSource, acquiredBy)
            : null;
    if (acquiredIn != null && recorded != null) {
      for (ScopeRecording recording : acquiredIn.recordings()) {
        recording.acquired(recorded);
      }
    }
  }

  /** A commit or rollback is about to be sent. */
  public long begin() {
    return System.nanoTime();
  }

  /**
   * A statement without text was created.
   *
   * @param raw asked whether it is closed, if it was not closed when the connection is; null where
   *     its closing cannot be seen
   */
  public StatementProbe created(@Nullable Statement raw) {
    return opened(new StatementProbe(this, null, null, raw));
  }

  /** A statement was prepared; {@code raw} as above. */
  public StatementProbe prepared(@Nullable Statement raw, @Nullable String sql) {
    return opened(new StatementProbe(this, parse(sql), sql, raw));
  }

  private StatementProbe opened(StatementProbe statement) {
    if (statement.raw != null) {
      statements.add(statement);
    }
    return statement;
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
    begunByText = false;
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
    OpenScope scope = openScope();
    if (scope != null) {
      scope.ledger().committed(System.nanoTime() - start);
    }
    endTransaction();
  }

  /** A rollback succeeded. */
  public void rolledBack(long start) {
    rolledBackIn(openScope(), start);
    endTransaction();
  }

  /** A rollback to a savepoint succeeded: the transaction goes on. */
  public void rolledBackToSavepoint(long start) {
    rolledBackIn(countingScope(), start);
  }

  private static void rolledBackIn(@Nullable OpenScope scope, long start) {
    if (scope != null) {
      scope.ledger().rolledBack(System.nanoTime() - start);
    }
  }

  /** A commit or rollback threw. */
  public void failed(long start, Throwable error) {
    barrier();
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

  /** The application has got hold of the connection beneath, and may close that. */
  public void handedOut() {
    lease.handedOut();
  }

  /** The connection was closed, or given back to its pool; may come more than once. */
  public void closed() {
    if (!over) {
      over = true;
      if (acquiredIn != null && recorded != null) {
        for (ScopeRecording recording : acquiredIn.recordings()) {
          recording.closed(recorded);
        }
      }
      OpenScope scope = explicitScope();
      if (acquiredAt != 0 && scope != null) {
        scope.ledger().released(System.nanoTime() - acquiredAt);
      }
      int open = statements.stillOpen();
      if (open == 0) {
        lease.over();
      } else {
        Execution last = statements.lastExecution();
        lease.leftOpen(
            open,
            last == null ? CallPath.unknown() : last.path(),
            last == null ? null : last.sql().shape(),
            scope);
      }
    }
    endImplicit();
  }

  /** The connection was cut off, by whom and when ever its statements are closed. */
  public void aborted() {
    statements.forget();
    closed();
  }

  /** A statement was closed, or will be without being told to. */
  void statementClosed(StatementProbe statement) {
    if (statements.remove(statement) && over) {
      lease.statementClosed();
    }
  }

  /** A statement is about to be sent. */
  void sending(@Nullable ParsedSql sql, long start) {
    if (lease.isFirst()) {
      recorder.ticker.start();
    }
    lease.sending(sql, explicitScope(), start);
  }

  /** It has returned. */
  void returned() {
    lease.returned();
  }

  /** A statement failed with this SQLState. */
  void failed(String sqlState) {
    OpenScope scope = countingScope();
    if (scope != null) {
      scope.ledger().failed(sqlState);
    }
  }

  /** A statement about the transaction or a setting of the session succeeded. */
  void succeeded(TransactionText text) {
    switch (text) {
      case BEGIN -> {
        endImplicit();
        begunByText = true;
      }
      case COMMIT -> endTransaction();
      case ROLLBACK -> {
        barrier();
        endTransaction();
      }
      case ROLLBACK_TO_SAVEPOINT -> barrier();
      case AUTOCOMMIT_ON -> autoCommitSet(true);
      case AUTOCOMMIT_OFF -> autoCommitSet(false);
      case NOTHING -> {}
    }
  }

  /** A batch wrote to more tables than its execution names. */
  void wroteElsewhere() {
    barrier();
  }

  private void barrier() {
    OpenScope scope = countingScope();
    if (scope != null) {
      scope.ledger().barrier();
    }
  }

  /** The scope in which statements are counted now; null if none was sent yet. */
  private @Nullable OpenScope countingScope() {
    OpenScope scope = explicitScope();
    if (scope != null) {
      return scope;
    }
    return lone == null ? implicit : openImplicit();
  }

  /** The same, for what ends an implicit scope: not worth opening one for. */
  private @Nullable OpenScope openScope() {
    OpenScope scope = explicitScope();
    return scope == null ? implicit : scope;
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
    execution.sentOver(dataSource);
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

  private boolean inTransaction() {
    return global || !autoCommit || begunByText;
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

  private void endTransaction() {
    begunByText = false;
    endImplicit();
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
