package dev.roundtrip.agent.bridge;

import org.jspecify.annotations.Nullable;

/** What the agent does in calls that are not made for each value; its code is out of sight here. */
public abstract class RoundtripHooks {

  /**
   * A call of JDBC begins.
   *
   * @param operation what the method means, a number of the agent's table
   * @param state of {@code self}, if it has one
   * @param argument the one argument that matters, if one does
   * @return null if nobody needs to know how it ends
   */
  public abstract @Nullable RoundtripCall enter(
      int operation, Object self, @Nullable RoundtripState state, @Nullable Object argument);

  /** As {@link RoundtripBridge#observe}. */
  public abstract boolean observe(Object dataSource, Object probe);

  /** As {@link RoundtripBridge#adopt}. */
  public abstract boolean adopt(Object connection, Object probe, long start);

  /** A unit of work begins, such as a request: what it is called is found out by {@code kind}. */
  public abstract @Nullable RoundtripCall open(
      int kind, String method, @Nullable Object self, @Nullable Object argument);

  /** A task was handed to an executor; whether it belongs to a unit of work. */
  public abstract boolean handedOver(Object task);

  /** A task begins on a thread of an executor; the result is to be told of its end. */
  public abstract @Nullable RoundtripCall begins(Object task);
}
