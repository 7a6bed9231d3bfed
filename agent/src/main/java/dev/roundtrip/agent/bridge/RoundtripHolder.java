package dev.roundtrip.agent.bridge;

import org.jspecify.annotations.Nullable;

/** A JDBC object to whose class a field was added when it was loaded. */
public interface RoundtripHolder {

  /** What is known of the object; null as long as no outermost call has handed it out. */
  @Nullable RoundtripState roundtrip$state();

  /** Remembers it. */
  void roundtrip$state(@Nullable RoundtripState state);
}
