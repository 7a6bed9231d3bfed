package dev.roundtrip.internal.probe;

import dev.roundtrip.finding.StatementKind;
import dev.roundtrip.internal.callsite.CallPath;
import dev.roundtrip.internal.scope.ConnectionUse;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.OpenScope;
import dev.roundtrip.internal.scope.ScopeRecording;
import dev.roundtrip.internal.scope.ScopeRecording.OpenConnection;
import dev.roundtrip.internal.sql.ParsedSql;
import java.sql.Statement;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One lease of a connection: whom its executions belong to, and what was left open. A connection is
 * used by one thread at a time, but not always by the same one.
 */
public final class ConnectionProbe extends OpenStatements {

  /** The explicit scope in which the connection was acquired: it goes where the connection goes. */
  private final @Nullable OpenScope acquiredIn;

  /** How the lease is used; null if no scope asks. */
  private final @Nullable UseClock held;

  /** How the present transaction is used; null between transactions. */
  private @Nullable UseClock transaction;

  private final String dataSource;

  /** Whom to ask for plans of what is sent here; null if nobody asks. */
  private @Nullable Object replaySource;

  /** Why a connection of our own would not see what this one sees; null if it would. */
  private @Nullable String ownSession;

  /** For those who record the scope it was acquired in; null if nobody does. */
  private final @Nullable OpenConnection recorded;

  private final Lease lease;

  /** What the application has set; 0 if it has not. Constants of drivers fit as well. */
  private short isolation;

  private boolean over;

  ConnectionProbe(
      DataSourceProbe source,
      @Nullable OpenScope acquiredIn,
      long acquiredAt,
      CallPath acquiredBy) {
    super(source.recorder);
    this.acquiredIn = acquiredIn;
    this.held = acquiredIn == null || acquiredAt == 0 ? null : new UseClock(acquiredAt);
    String scope = acquiredIn == null ? Recorder.NO_SCOPE : acquiredIn.ledger().scope();
    this.lease = new Lease(this, source, scope, acquiredBy);
    this.dataSource = source.name();
    this.replaySource = source.replaySource();
    this.recorded =
        acquiredIn != null && acquiredIn.isRecorded()
            ? new OpenConnection(dataSource, acquiredBy)
            : null;
    if (acquiredIn != null && recorded != null) {
      for (ScopeRecording recording : acquiredIn.recordings()) {
        recording.acquired(recorded);
      }
    }
    if (acquiredIn != null) {
      acquiredIn.ledger().clocks().leased(source, acquiredBy);
    }
    if (recorder.settings.detects() && (acquiredIn == null || !acquiredIn.muted())) {
      recorder.leases.add(lease);
    }
  }

  /** Its door knows only now where another connection like it can be had. */
  public void comesFrom(DataSource dataSource) {
    if (recorder.settings.explains()) {
      replaySource = dataSource;
    }
  }

  /** It was acquired in a way in which we cannot acquire another one. */
  public void acquiredSpecially() {
    ownSession = "its connection was asked for with credentials or properties of its own";
  }

  /** The application changed the schema or catalog of the session. */
  public void sessionChanged() {
    ownSession =
        "its session has settings of its own, such as another schema, which a connection of ours"
            + " does not have";
  }

  /** Whether values of slow executions are to be kept. */
  final boolean keepsBinds() {
    return replaySource != null;
  }

  /** Whom to ask about them; only if they are kept. */
  final Object replaySource() {
    return Objects.requireNonNull(replaySource);
  }

  /** Why an execution cannot be asked about, half a sentence, or null. */
  final @Nullable String obstacle(Execution execution) {
    return execution.batchSize() > 0 ? "it was sent as a batch" : ownSession;
  }

  /** A commit or rollback is about to be sent. */
  public long begin() {
    long start = System.nanoTime();
    OpenScope scope = explicitScope();
    if (scope != null) {
      scope.distance().cross();
    }
    return start;
  }

  /**
   * A statement without text was created.
   *
   * @param raw asked whether it is closed, if it was not closed when the connection is; null where
   *     its closing cannot be seen
   */
  public StatementProbe created(@Nullable Statement raw) {
    return opened(raw, null, null);
  }

  /** A statement was prepared; {@code raw} as above. */
  public StatementProbe prepared(@Nullable Statement raw, @Nullable String sql) {
    return opened(raw, parse(sql), sql);
  }

  private StatementProbe opened(
      @Nullable Statement raw, @Nullable ParsedSql parsed, @Nullable String text) {
    StatementProbe statement =
        recorder.settings.showValues()
            ? new ShowingStatementProbe(this, parsed, text, raw)
            : new StatementProbe(this, parsed, text, raw);
    if (raw != null) {
      opened(statement);
    }
    return statement;
  }

  /** A statement of which nothing is to be counted. */
  public StatementProbe unobservedStatement() {
    return StatementProbe.unobserved(this);
  }

  /** A result set of which nothing is to be counted. */
  public ResultSetProbe unobserved() {
    return new ResultSetProbe(this, null, null);
  }

  /** Autocommit was set; what was sent before has been committed. */
  public void autoCommitSet(boolean on) {
    if (on && transaction != null) {
      endUse(ConnectionUse.End.COMMITTED, System.nanoTime());
    }
    autoCommit(on);
  }

  /** The isolation level was set. */
  public void isolationSet(int level) {
    isolation = (short) level;
  }

  /** A commit succeeded. */
  public void committed(long start) {
    OpenScope scope = openScope();
    if (scope != null) {
      scope.ledger().committed(System.nanoTime() - start);
    }
    endUse(ConnectionUse.End.COMMITTED, start);
    endTransaction();
  }

  /** A rollback succeeded. */
  public void rolledBack(long start) {
    rolledBackIn(openScope(), System.nanoTime() - start);
    endUse(ConnectionUse.End.ROLLED_BACK, start);
    endTransaction();
  }

  /** The branch of a global transaction that this connection worked on has ended. */
  void globalTransactionEnded(boolean undone) {
    if (undone) {
      rolledBackIn(openScope(), 0); // How long it took, its coordinator knows.
    }
    endUse(undone ? ConnectionUse.End.ROLLED_BACK : ConnectionUse.End.COMMITTED, System.nanoTime());
    globalTransaction(false);
  }

  /** A rollback to a savepoint succeeded: the transaction goes on. */
  public void rolledBackToSavepoint(long start) {
    rolledBackIn(countingScope(), System.nanoTime() - start);
  }

  private static void rolledBackIn(@Nullable OpenScope scope, long nanos) {
    if (scope != null) {
      scope.ledger().rolledBack(nanos);
    }
  }

  /**
   * The present transaction, if it has sent anything, ends with what was begun at {@code start}.
   */
  private void endUse(ConnectionUse.End end, long start) {
    UseClock ending = transaction;
    if (ending != null) {
      transaction = null;
      OpenScope scope = openScope();
      if (scope != null) {
        scope.ledger().clocks().transaction(ending.end(start, System.nanoTime(), end, isolation));
      }
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
      endUse(ConnectionUse.End.CLOSED, transaction == null ? 0 : System.nanoTime());
      if (held != null && acquiredIn != null) {
        long now = System.nanoTime();
        acquiredIn
            .ledger()
            .clocks()
            .released(held.end(now, now, ConnectionUse.End.CLOSED, isolation));
      }
      int open = stillOpen();
      if (open == 0) {
        lease.over();
      } else {
        Execution last = lastExecution();
        lease.leftOpen(
            open,
            last == null ? CallPath.unknown() : last.path(),
            last == null ? null : last.sql().shape(),
            explicitScope());
      }
    }
    endImplicit();
  }

  /** The connection was cut off, by whom and when ever its statements are closed. */
  public void aborted() {
    forgetStatements();
    closed();
  }

  /** A statement was closed, or will be without being told to. */
  void statementClosed(StatementProbe statement) {
    if (remove(statement) && over) {
      lease.statementClosed();
    }
  }

  /**
   * A statement is about to be sent.
   *
   * @param roundTrip false if there is nothing to send
   */
  void sending(@Nullable ParsedSql sql, long start, boolean roundTrip) {
    if (lease.isFirst()) {
      recorder.ticker.start();
    }
    OpenScope scope = explicitScope();
    lease.sending(sql, scope, start);
    if (scope != null && roundTrip) {
      scope.distance().cross();
    }
  }

  /** It has returned. */
  void returned() {
    lease.returned();
  }

  /** A statement failed with this SQLState. */
  void failed(String sqlState) {
    OpenScope scope = countingScope();
    if (scope != null) {
      scope.ledger().clocks().failed(sqlState);
    }
  }

  /** A statement about the transaction or a setting of the session succeeded. */
  void succeeded(TransactionText text, StatementKind kind, long start) {
    switch (text) {
      case BEGIN -> begunByText();
      case COMMIT -> {
        endUse(ConnectionUse.End.COMMITTED, start);
        endTransaction();
      }
      case ROLLBACK -> {
        barrier();
        endUse(ConnectionUse.End.ROLLED_BACK, start);
        endTransaction();
      }
      case ROLLBACK_TO_SAVEPOINT -> barrier();
      case AUTOCOMMIT_ON -> autoCommitSet(true);
      case AUTOCOMMIT_OFF -> autoCommitSet(false);
      case NOTHING -> sessionChangedByText(kind);
    }
  }

  private void sessionChangedByText(StatementKind kind) {
    if (kind == StatementKind.SESSION) {
      sessionChanged();
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
    return countingImplicit();
  }

  /** The same, for what ends an implicit scope: not worth opening one for. */
  private @Nullable OpenScope openScope() {
    OpenScope scope = explicitScope();
    return scope == null ? openedImplicit() : scope;
  }

  @Nullable ParsedSql parse(@Nullable String sql) {
    try {
      return recorder.shape(sql, lease.dialect());
    } catch (Throwable failure) {
      recorder.failures.note("A statement could not be read and is not counted.", failure);
      return null;
    }
  }

  void count(Execution execution) {
    execution.sentOver(dataSource);
    OpenScope explicit = explicitScope();
    if (explicit != null && explicit.muted()) {
      return;
    }
    noteUse(execution);
    if (explicit != null) {
      recorder.count(execution, explicit);
    } else if (acquiredIn != null) {
      recorder.count(execution, null);
    } else {
      countImplicitly(execution);
    }
  }

  private void noteUse(Execution execution) {
    StatementKind kind = execution.sql().shape().kind();
    if (inTransaction()) {
      if (kind != StatementKind.TRANSACTION && recorder.settings.detects()) {
        UseClock present = transaction;
        if (present == null) {
          present = new UseClock(execution.start());
          transaction = present;
        }
        present.sent(execution.start(), execution.end(), kind.writes());
      }
    } else if (kind.writes()) {
      execution.sentInAutoCommit();
    }
    if (held != null) {
      held.sent(execution.start(), execution.end(), kind.writes());
    }
  }

  /** A result has been read as far as the application wants to; when, or 0 if nobody asks. */
  long readEnded(Execution execution) {
    boolean clocked = held != null || transaction != null;
    // Only a slow statement says how long reading took (JdbcBenchmark.tenRows).
    if (!clocked && !recorder.isSlow(execution.nanos())) {
      return 0;
    }
    long now = System.nanoTime();
    if (held != null) {
      held.busyUntil(now);
    }
    if (transaction != null) {
      transaction.busyUntil(now);
    }
    return now;
  }

  /** The thread's scope, else the one that came with the connection; null if neither is open. */
  private @Nullable OpenScope explicitScope() {
    OpenScope current = recorder.scopes.current();
    if (current != null) {
      return current;
    }
    return acquiredIn == null || acquiredIn.ended() ? null : acquiredIn;
  }
}
