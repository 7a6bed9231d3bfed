package dev.roundtrip.agent.runtime;

import dev.roundtrip.agent.bridge.RoundtripCall;
import dev.roundtrip.agent.hooks.UnitsOfWork;
import org.jspecify.annotations.Nullable;

/** Opens no scope: transactions and leases are the units of work. */
final class NoUnits implements UnitsOfWork {

  @Override
  public @Nullable RoundtripCall open(
      int kind, String method, @Nullable Object self, @Nullable Object argument) {
    return null;
  }

  @Override
  public void handedOver(Object task) {}

  @Override
  public @Nullable RoundtripCall begins(Object task) {
    return null;
  }
}
