package dev.roundtrip.agent.states;

import dev.roundtrip.agent.bridge.RoundtripBridge;
import dev.roundtrip.agent.hooks.ObjectState;
import dev.roundtrip.agent.hooks.Operation;
import dev.roundtrip.internal.probe.PooledConnectionProbe;
import java.sql.Connection;
import javax.transaction.xa.XAException;
import org.jspecify.annotations.Nullable;

/** A physical connection in the hands of a pool or a transaction manager, and its resource. */
final class PooledState extends ObjectState {

  private final PooledConnectionProbe probe;

  PooledState(PooledConnectionProbe probe) {
    this.probe = probe;
  }

  @Override
  public long begin(int operation, @Nullable Object argument) {
    return operation == Operation.ACQUIRE_POOLED ? probe.begin() : 0;
  }

  @Override
  public void returned(
      int operation, long start, @Nullable Object argument, @Nullable Object result) {
    if (result == null) {
      return;
    }
    switch (operation) {
      case Operation.ACQUIRE_POOLED ->
          RoundtripBridge.keep(
              result, new ConnectionState(probe.acquired(start, (Connection) result)));
      case Operation.XA_RESOURCE -> RoundtripBridge.keep(result, this);
      default -> {
        // Nothing to tell.
      }
    }
  }

  @Override
  public void counted(int operation, long start, @Nullable Object argument, long result) {
    switch (operation) {
      case Operation.CLOSE -> probe.closed();
      case Operation.XA_START -> probe.started(argument instanceof Integer flags ? flags : 0);
      case Operation.XA_END -> probe.ended();
      case Operation.XA_PREPARE -> probe.prepared((int) result);
      case Operation.XA_COMMIT, Operation.XA_FORGET -> probe.committed();
      case Operation.XA_ROLLBACK -> probe.rolledBack();
      default -> {
        // Nothing to tell.
      }
    }
  }

  @Override
  public void threw(int operation, long start, Throwable failure) {
    switch (operation) {
      case Operation.ACQUIRE_POOLED -> probe.acquisitionFailed(start, failure);
      case Operation.CLOSE -> probe.closed();
      case Operation.XA_PREPARE, Operation.XA_COMMIT, Operation.XA_ROLLBACK -> {
        if (failure instanceof XAException refused) {
          probe.failed(refused);
        }
      }
      default -> {
        // Nothing to tell.
      }
    }
  }
}
