package dev.roundtrip.agent.hooks;

import dev.roundtrip.agent.bridge.RoundtripCall;
import org.jspecify.annotations.Nullable;

/** Opens scopes where frameworks begin a unit of work, and lets them travel with tasks. */
public interface UnitsOfWork {

  /** As {@link dev.roundtrip.agent.bridge.RoundtripHooks#open}. */
  @Nullable RoundtripCall open(
      int kind, String method, @Nullable Object self, @Nullable Object argument);

  /** Whether the present thread works on one. */
  boolean isOpen();

  /** As {@link dev.roundtrip.agent.bridge.RoundtripHooks#handedOver}. */
  boolean handedOver(Object task);

  /** As {@link dev.roundtrip.agent.bridge.RoundtripHooks#begins}. */
  @Nullable RoundtripCall begins(Object task);
}
