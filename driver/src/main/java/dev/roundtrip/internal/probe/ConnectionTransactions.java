package dev.roundtrip.internal.probe;

import dev.roundtrip.finding.StatementKind;
import dev.roundtrip.internal.scope.ConnectionUse;
import dev.roundtrip.internal.scope.OpenScope;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The hooks of a connection that are told of its transactions and settings, and in which scope it
 * counts. A superclass of {@link ConnectionProbe}, not a part of it, so that a lease costs one
 * object.
 */
public abstract class ConnectionTransactions extends OpenStatements {

  /** Null as long as there is nothing to note. */
  private @Nullable LeaseNotes notes;

  ConnectionTransactions(Recorder recorder, @Nullable LeaseNotes notes) {
    super(recorder);
    this.notes = notes;
  }

  /** What is noted; null as long as there is nothing. */
  final @Nullable LeaseNotes noted() {
    return notes;
  }

  final LeaseNotes notes() {
    LeaseNotes known = notes;
    if (known == null) {
      known = new LeaseNotes();
      notes = known;
    }
    return known;
  }

  /** A commit or rollback is about to be sent. */
  public final long begin() {
    long start = System.nanoTime();
    OpenScope scope = explicitScope();
    if (scope != null) {
      scope.distance().cross();
    }
    return start;
  }

  /** Autocommit was set; what was sent before has been committed. */
  public final void autoCommitSet(boolean on) {
    if (on && notes != null && notes.inTransaction()) {
      endUse(ConnectionUse.End.COMMITTED, System.nanoTime());
    }
    autoCommit(on);
  }

  /** The isolation level was set. */
  public final void isolationSet(int level) {
    notes().isolation(level);
  }

  /** A commit succeeded. */
  public final void committed(long start) {
    OpenScope scope = openScope();
    if (scope != null) {
      scope.ledger().committed(System.nanoTime() - start);
    }
    endUse(ConnectionUse.End.COMMITTED, start);
    endTransaction();
  }

  /** A rollback succeeded. */
  public final void rolledBack(long start) {
    rolledBackIn(openScope(), System.nanoTime() - start);
    endUse(ConnectionUse.End.ROLLED_BACK, start);
    endTransaction();
  }

  /** The branch of a global transaction that this connection worked on has ended. */
  final void globalTransactionEnded(boolean undone) {
    if (undone) {
      rolledBackIn(openScope(), 0); // How long it took, its coordinator knows.
    }
    endUse(undone ? ConnectionUse.End.ROLLED_BACK : ConnectionUse.End.COMMITTED, System.nanoTime());
    globalTransaction(false);
  }

  /** A rollback to a savepoint succeeded: the transaction goes on. */
  public final void rolledBackToSavepoint(long start) {
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
  final void endUse(ConnectionUse.End end, long start) {
    if (notes != null) {
      notes.transactionEnded(end, start, openScope());
    }
  }

  /** A commit or rollback threw. */
  public final void failed(long start, Throwable error) {
    barrier();
  }

  /** A statement about the transaction or a setting of the session succeeded. */
  final void succeeded(TransactionText text, StatementKind kind, long start) {
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

  /** Its door knows only now where another connection like it can be had. */
  public final void comesFrom(DataSource dataSource) {
    if (recorder.settings.explains()) {
      notes().replaySource(dataSource);
    }
  }

  /** It was acquired in a way in which we cannot acquire another one. */
  public final void acquiredSpecially() {
    notes().ownSession("its connection was asked for with credentials or properties of its own");
  }

  /** The application changed the schema or catalog of the session. */
  public final void sessionChanged() {
    notes()
        .ownSession(
            "its session has settings of its own, such as another schema, which a connection of"
                + " ours does not have");
  }

  /** A batch wrote to more tables than its execution names. */
  final void wroteElsewhere() {
    barrier();
  }

  private void barrier() {
    OpenScope scope = countingScope();
    if (scope != null) {
      scope.ledger().barrier();
    }
  }

  /** The scope in which statements are counted now; null if none was sent yet. */
  final @Nullable OpenScope countingScope() {
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

  /** Whether what it sends after the end of that scope belongs to none. */
  final boolean wasAcquiredInAScope() {
    return notes != null && notes.acquiredIn != null;
  }

  /** The thread's scope, else the one that came with the connection; null if neither is open. */
  final @Nullable OpenScope explicitScope() {
    OpenScope current = recorder.scopes.current();
    if (current != null) {
      return current;
    }
    OpenScope acquiredIn = notes == null ? null : notes.acquiredIn;
    return acquiredIn == null || acquiredIn.ended() ? null : acquiredIn;
  }
}
