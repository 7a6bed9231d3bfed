package dev.roundtrip.internal.probe;

import dev.roundtrip.finding.StatementKind;
import dev.roundtrip.internal.scope.ConnectionUse;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.OpenScope;
import dev.roundtrip.internal.scope.ScopeRecording;
import dev.roundtrip.internal.scope.ScopeRecording.OpenConnection;
import org.jspecify.annotations.Nullable;

/**
 * What is noted of a lease beyond its statements: how it and its transactions are used, and what
 * the application set. Made where there is something to note, which is rarely the case outside of
 * scopes and transactions. Used by one thread at a time, as its connection is.
 */
final class LeaseNotes {

  /** The explicit scope in which the connection was acquired: it goes where the connection goes. */
  final @Nullable OpenScope acquiredIn;

  /** How the lease is used; null if no scope asks. */
  private final @Nullable UseClock held;

  /** For those who record the scope it was acquired in; null if nobody does. */
  private final @Nullable OpenConnection recorded;

  /** How the present transaction is used; null between transactions. */
  private @Nullable UseClock transaction;

  /** Why a connection of our own would not see what this one sees; null if it would. */
  private @Nullable String ownSession;

  /** Whom to ask for plans of what is sent here; null for the lease's data source. */
  private @Nullable Object replaySource;

  /** What the application has set; 0 if it has not. */
  private int isolation;

  /** Of a lease that was acquired in no scope. */
  LeaseNotes() {
    this.acquiredIn = null;
    this.held = null;
    this.recorded = null;
  }

  /** Of a lease that was acquired in a scope; {@code acquiredAt} is 0 if it is not known when. */
  LeaseNotes(LeaseOrigin origin, OpenScope scope, long acquiredAt) {
    this.acquiredIn = scope;
    this.held = acquiredAt == 0 ? null : new UseClock(acquiredAt);
    this.recorded =
        scope.isRecorded() ? new OpenConnection(origin.source().name(), origin.acquiredBy()) : null;
    if (recorded != null) {
      for (ScopeRecording recording : scope.recordings()) {
        recording.acquired(recorded);
      }
    }
    scope.ledger().clocks().leased(origin.source(), origin.acquiredBy());
  }

  void ownSession(String why) {
    ownSession = why;
  }

  @Nullable String ownSession() {
    return ownSession;
  }

  void replaySource(Object source) {
    replaySource = source;
  }

  @Nullable Object replaySource() {
    return replaySource;
  }

  void isolation(int level) {
    isolation = level;
  }

  /** A statement was sent in a transaction and has returned. */
  void sentInTransaction(Execution execution, StatementKind kind) {
    UseClock present = transaction;
    if (present == null) {
      present = new UseClock(execution.start());
      transaction = present;
    }
    present.sent(execution.start(), execution.end(), kind.writes());
  }

  /** A statement was sent and has returned. */
  void sent(Execution execution, StatementKind kind) {
    if (held != null) {
      held.sent(execution.start(), execution.end(), kind.writes());
    }
  }

  /** Whether somebody asks how long results are read. */
  boolean isClocked() {
    return held != null || transaction != null;
  }

  /** A result has been read as far as the application wants to. */
  void readEnded(long now) {
    if (held != null) {
      held.busyUntil(now);
    }
    if (transaction != null) {
      transaction.busyUntil(now);
    }
  }

  /** Whether a transaction has sent anything and not ended yet. */
  boolean inTransaction() {
    return transaction != null;
  }

  /**
   * The present transaction, if it has sent anything, ends with what was begun at {@code start}.
   *
   * @param scope the one in which statements are counted now, if it is open
   */
  void transactionEnded(ConnectionUse.End end, long start, @Nullable OpenScope scope) {
    UseClock ending = transaction;
    if (ending != null) {
      transaction = null;
      if (scope != null) {
        scope.ledger().clocks().transaction(ending.end(start, System.nanoTime(), end, isolation));
      }
    }
  }

  /** The connection was closed. */
  void released() {
    if (acquiredIn == null) {
      return;
    }
    if (recorded != null) {
      for (ScopeRecording recording : acquiredIn.recordings()) {
        recording.closed(recorded);
      }
    }
    if (held != null) {
      long now = System.nanoTime();
      acquiredIn
          .ledger()
          .clocks()
          .released(held.end(now, now, ConnectionUse.End.CLOSED, isolation));
    }
  }
}
