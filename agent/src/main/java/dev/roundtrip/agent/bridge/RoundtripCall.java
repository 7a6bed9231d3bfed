package dev.roundtrip.agent.bridge;

import org.jspecify.annotations.Nullable;

/** A call that is under way; one of these is told how it ended. */
public abstract class RoundtripCall {

  /** It returned an object, or null. */
  public abstract void returned(@Nullable Object result);

  /** It returned a number; 1 and 0 for true and false. */
  public abstract void returned(long result);

  /** It returned nothing. */
  public abstract void returned();

  /** It threw. */
  public abstract void threw(Throwable failure);
}
