package dev.roundtrip.internal.probe;

import dev.roundtrip.finding.StatementKind;
import dev.roundtrip.internal.callsite.CallPath;
import dev.roundtrip.internal.scope.ConnectionUse;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.OpenScope;
import dev.roundtrip.internal.sql.ParsedSql;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One lease of a connection: whom its executions belong to, and what was left open. A connection is
 * used by one thread at a time, but not always by the same one.
 */
public final class ConnectionProbe extends ConnectionTransactions {

  private final Lease lease;

  private boolean over;

  ConnectionProbe(LeaseOrigin origin, @Nullable OpenScope acquiredIn, long acquiredAt) {
    super(
        origin.source().recorder,
        acquiredIn == null ? null : new LeaseNotes(origin, acquiredIn, acquiredAt));
    this.lease = new Lease(this, origin);
    if (recorder.settings.detects() && (acquiredIn == null || !acquiredIn.muted())) {
      recorder.leases.add(lease);
    }
  }

  /** Whether values of slow executions are to be kept. */
  final boolean keepsBinds() {
    return whomToAsk() != null;
  }

  /** Whom to ask about them; only if they are kept. */
  final Object replaySource() {
    return Objects.requireNonNull(whomToAsk());
  }

  private @Nullable Object whomToAsk() {
    LeaseNotes notes = noted();
    Object own = notes == null ? null : notes.replaySource();
    return own == null ? lease.source().replaySource() : own;
  }

  /** Why an execution cannot be asked about, half a sentence, or null. */
  final @Nullable String obstacle(Execution execution) {
    if (execution.batchSize() > 0) {
      return "it was sent as a batch";
    }
    LeaseNotes notes = noted();
    return notes == null ? null : notes.ownSession();
  }

  /**
   * A statement without text was created.
   *
   * @param raw the statement, which is asked whether it is closed if it was not closed when the
   *     connection is; a reference to it where it must not be held; null where its closing cannot
   *     be seen
   */
  public StatementProbe created(@Nullable Object raw) {
    return opened(raw, null, null);
  }

  /** A statement was prepared; {@code raw} as above. */
  public StatementProbe prepared(@Nullable Object raw, @Nullable String sql) {
    return opened(raw, parse(sql), sql);
  }

  private StatementProbe opened(
      @Nullable Object raw, @Nullable ParsedSql parsed, @Nullable String text) {
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
    return new ResultSetProbe();
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
      LeaseNotes notes = noted();
      if (notes != null) {
        if (notes.inTransaction()) {
          endUse(ConnectionUse.End.CLOSED, System.nanoTime());
        }
        notes.released();
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

  @Nullable ParsedSql parse(@Nullable String sql) {
    try {
      return recorder.shape(sql, lease.dialect());
    } catch (Throwable failure) {
      recorder.failures.note("A statement could not be read and is not counted.", failure);
      return null;
    }
  }

  void count(Execution execution) {
    execution.sentOver(lease.source().name());
    OpenScope explicit = explicitScope();
    if (explicit != null && explicit.muted()) {
      return;
    }
    noteUse(execution);
    if (explicit != null) {
      recorder.count(execution, explicit);
    } else if (wasAcquiredInAScope()) {
      recorder.count(execution, null);
    } else {
      countImplicitly(execution);
    }
  }

  private void noteUse(Execution execution) {
    StatementKind kind = execution.sql().shape().kind();
    if (inTransaction()) {
      if (kind != StatementKind.TRANSACTION && recorder.settings.detects()) {
        notes().sentInTransaction(execution, kind);
      }
    } else if (kind.writes()) {
      execution.sentInAutoCommit();
    }
    LeaseNotes notes = noted();
    if (notes != null) {
      notes.sent(execution, kind);
    }
  }

  /** A result has been read as far as the application wants to; when, or 0 if nobody asks. */
  long readEnded(Execution execution) {
    LeaseNotes known = noted();
    boolean clocked = known != null && known.isClocked();
    // Only a slow statement says how long reading took (JdbcBenchmark.tenRows).
    if (!clocked && !recorder.isSlow(execution.nanos())) {
      return 0;
    }
    long now = System.nanoTime();
    if (known != null) {
      known.readEnded(now);
    }
    return now;
  }
}
