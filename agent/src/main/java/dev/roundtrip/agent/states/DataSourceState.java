package dev.roundtrip.agent.states;

import dev.roundtrip.agent.bridge.RoundtripBridge;
import dev.roundtrip.agent.bridge.RoundtripHooks;
import dev.roundtrip.agent.hooks.ObjectState;
import dev.roundtrip.agent.hooks.Operation;
import dev.roundtrip.internal.probe.ConnectionProbe;
import dev.roundtrip.internal.probe.DataSourceProbe;
import dev.roundtrip.internal.probe.PooledConnectionProbe;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/** A data source of any kind, a builder of its connections, or a driver with a URL. */
public final class DataSourceState extends ObjectState {

  private final DataSourceProbe probe;

  /** Of the agent that it was made for. */
  private final @Nullable RoundtripHooks hooks = RoundtripBridge.installed();

  /** Tells this probe; public because it is also made by name. */
  public DataSourceState(DataSourceProbe probe) {
    this.probe = probe;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // The very same one.
  public boolean isStale() {
    return !isAskedFor() && hooks != RoundtripBridge.installed();
  }

  @Override
  public long begin(int operation, @Nullable Object argument) {
    busy = false; // Many threads use a data source at once, and it has no calls for each value.
    return probe.begin();
  }

  @Override
  public void returned(
      int operation, long start, @Nullable Object argument, @Nullable Object result) {
    if (result == null) {
      return;
    }
    switch (operation) {
      case Operation.CONNECT, Operation.ACQUIRE, Operation.ACQUIRE_AS -> {
        ConnectionProbe lease = probe.acquired(start, (Connection) result);
        if (operation == Operation.ACQUIRE_AS) {
          lease.acquiredSpecially();
        }
        RoundtripBridge.keep(result, new ConnectionState(lease));
      }
      case Operation.POOLED ->
          RoundtripBridge.keep(result, new PooledState(new PooledConnectionProbe(probe)));
      case Operation.BUILDER -> RoundtripBridge.keep(result, this);
      default -> {
        // Nothing else is asked of a data source.
      }
    }
  }

  @Override
  public void threw(int operation, long start, Throwable failure) {
    if (operation != Operation.BUILDER && operation != Operation.POOLED) {
      probe.acquisitionFailed(start, failure);
    }
  }

  /** What was known of the connection is over. */
  @Override
  public void adopt(Object connection, long start) {
    if (RoundtripBridge.stateOf(connection) instanceof ConnectionState before) {
      before.forgotten();
    }
    ConnectionProbe lease = probe.acquired(start, (Connection) connection);
    RoundtripBridge.keep(connection, new ConnectionState(lease));
  }
}
