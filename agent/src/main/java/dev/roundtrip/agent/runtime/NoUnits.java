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
  public boolean isOpen() {
    return false;
  }

  @Override
  public boolean handedOver(Object task) {
    return false;
  }

  @Override
  public @Nullable RoundtripCall begins(Object task) {
    return null;
  }
}
