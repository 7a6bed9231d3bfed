package dev.roundtrip.agent.states;

import dev.roundtrip.agent.bridge.RoundtripBridge;
import dev.roundtrip.agent.bridge.RoundtripState;
import dev.roundtrip.agent.hooks.ObjectState;
import dev.roundtrip.agent.hooks.Operation;
import dev.roundtrip.internal.probe.ConnectionProbe;
import dev.roundtrip.internal.probe.StatementProbe;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/**
 * A connection. One that the application was handed has a lease of its own. One beneath it, of the
 * driver as a rule, is linked to that lease, weakly: a pool holds it for longer, and a lease that
 * was dropped without being closed must be seen to be gone.
 */
final class ConnectionState extends ObjectState {

  /** Null for a connection that has only been seen beneath another one. */
  private final @Nullable ConnectionProbe probe;

  private @Nullable WeakReference<ConnectionState> self;
  private @Nullable WeakReference<ConnectionState> user;
  private boolean closed;

  ConnectionState(@Nullable ConnectionProbe probe) {
    this.probe = probe;
  }

  @Override
  public @Nullable ObjectState resolved() {
    ConnectionState linked = user == null ? null : user.get();
    if (linked != null && !linked.closed) {
      return linked;
    }
    return probe == null ? null : this;
  }

  @Override
  public void passedOn(Object beneath, @Nullable RoundtripState state) {
    if (beneath instanceof Connection) {
      link(beneath, state);
    }
  }

  private void link(Object beneath, @Nullable RoundtripState state) {
    ConnectionState other = state instanceof ConnectionState known ? known : null;
    if (other == null) {
      if (state instanceof ObjectState ofAnotherRoundtrip) {
        ofAnotherRoundtrip.forgotten();
      }
      other = new ConnectionState(null);
      RoundtripBridge.keep(beneath, other);
    }
    WeakReference<ConnectionState> reference = self;
    if (reference == null) {
      reference = new WeakReference<>(this);
      self = reference;
    }
    other.user = reference;
  }

  @Override
  public long begin(int operation, @Nullable Object argument) {
    return switch (operation) {
      case Operation.COMMIT, Operation.ROLLBACK, Operation.ROLLBACK_TO -> probe().begin();
      default -> 0;
    };
  }

  private ConnectionProbe probe() {
    ConnectionProbe own = probe;
    if (own == null) {
      throw new IllegalStateException("a connection that was seen beneath another one only");
    }
    return own;
  }

  @Override
  public void returned(
      int operation, long start, @Nullable Object argument, @Nullable Object result) {
    if (result == null) {
      return;
    }
    switch (operation) {
      case Operation.CREATE -> keep(result, probe().created(new WeakReference<>(result)));
      case Operation.PREPARE ->
          keep(result, probe().prepared(new WeakReference<>(result), (String) argument));
      case Operation.UNWRAP -> {
        RoundtripState state = RoundtripBridge.stateOf(result);
        if (result instanceof Connection && state != this) {
          link(result, state);
        }
      }
      default -> {
        // Nothing to tell.
      }
    }
  }

  /** The connection outlives its statements, which are to be collected where they are dropped. */
  private static void keep(Object statement, StatementProbe probe) {
    RoundtripBridge.keep(statement, new StatementState(probe));
  }

  @Override
  public void counted(int operation, long start, @Nullable Object argument, long result) {
    switch (operation) {
      case Operation.COMMIT -> probe().committed(start);
      case Operation.ROLLBACK -> probe().rolledBack(start);
      case Operation.ROLLBACK_TO -> probe().rolledBackToSavepoint(start);
      case Operation.AUTO_COMMIT -> probe().autoCommitSet(Boolean.TRUE.equals(argument));
      case Operation.SESSION -> probe().sessionChanged();
      case Operation.ISOLATION ->
          probe().isolationSet(argument instanceof Integer level ? level : 0);
      case Operation.CHANGES_HANDS -> probe().changedHands();
      case Operation.CLOSE -> closed();
      case Operation.ABORT -> aborted();
      default -> {
        // Nothing to tell.
      }
    }
  }

  @Override
  public void threw(int operation, long start, Throwable failure) {
    switch (operation) {
      case Operation.COMMIT, Operation.ROLLBACK, Operation.ROLLBACK_TO ->
          probe().failed(start, failure);
      case Operation.CLOSE -> closed();
      case Operation.ABORT -> aborted();
      default -> {
        // Nothing to tell.
      }
    }
  }

  private void closed() {
    closed = true;
    probe().closed();
  }

  private void aborted() {
    closed = true;
    probe().aborted();
  }

  @Override
  public void forgotten() {
    if (probe != null) {
      aborted();
    }
  }
}
