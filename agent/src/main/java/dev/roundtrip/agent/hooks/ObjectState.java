package dev.roundtrip.agent.hooks;

import dev.roundtrip.agent.bridge.RoundtripState;
import org.jspecify.annotations.Nullable;

/** The state of one JDBC object. Used by one thread at a time, as the object is. */
public abstract class ObjectState extends RoundtripState {

  private static final @Nullable ClassLoader AGENT = ObjectState.class.getClassLoader();

  /** Over an application's probes, which its class is loaded with. */
  private final boolean askedFor = getClass().getClassLoader() != AGENT;

  /** Whether the application has asked for its object to be observed. */
  public final boolean isAskedFor() {
    return askedFor;
  }

  /** Whether it is of an agent that was detached since. */
  public boolean isStale() {
    return false;
  }

  /** Whether a call that has begun need not be told, because a layer beneath is. */
  public boolean givesWay(int operation) {
    return true;
  }

  /** Who is to be told of a call on the object: this, a state it is linked to, or nobody. */
  public @Nullable ObjectState resolved() {
    return this;
  }

  /**
   * The application's call begins.
   *
   * @return its start, for those below; 0 where nobody needs it
   */
  public long begin(int operation, @Nullable Object argument) {
    return 0;
  }

  /** It returned an object, or null. */
  public void returned(
      int operation, long start, @Nullable Object argument, @Nullable Object result) {}

  /** It returned a number, or nothing, which is told as 0. */
  public void counted(int operation, long start, @Nullable Object argument, long result) {}

  /** It threw. */
  public void threw(int operation, long start, Throwable failure) {}

  /** Somebody else observes the object from now on. */
  public void forgotten() {}

  /** For a data source: observes a connection that somebody else has made. */
  public void adopt(Object connection, long start) {}

  /** The call is passed on to another object, of the layer beneath. */
  public void passedOn(Object beneath, @Nullable RoundtripState state) {}

  @Override
  public @Nullable RoundtripState enter() {
    if (busy) {
      return null;
    }
    busy = true;
    return this;
  }

  @Override
  public final @Nullable RoundtripState enterDeep() {
    RoundtripState entered = enter();
    if (entered != null) {
      entered.deep = true;
      ThreadCalls.current().deeper();
    }
    return entered;
  }

  @Override
  public final void leave() {
    busy = false;
    if (deep) {
      deep = false;
      ThreadCalls.current().shallower();
    }
  }
}
