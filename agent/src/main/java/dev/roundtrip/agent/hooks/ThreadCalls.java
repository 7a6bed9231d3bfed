package dev.roundtrip.agent.hooks;

import dev.roundtrip.agent.bridge.RoundtripCall;
import dev.roundtrip.agent.bridge.RoundtripState;
import org.jspecify.annotations.Nullable;

/**
 * The JDBC calls that a thread is in: the outermost one is the application's, and is told; those
 * inside of it are what pools and drivers make of it. One object for each thread, used again for
 * each call.
 */
final class ThreadCalls extends RoundtripCall {

  private static final ThreadLocal<ThreadCalls> CURRENT =
      ThreadLocal.withInitial(ThreadCalls::new);

  private final RoundtripCall inner = new Inner();
  private int depth;
  private int operation;
  private long start;
  private @Nullable ObjectState state;
  private @Nullable Object self;
  private @Nullable Object argument;

  private ThreadCalls() {}

  static ThreadCalls current() {
    return CURRENT.get();
  }

  boolean inside() {
    return depth > 0;
  }

  void deeper() {
    depth++;
  }

  void shallower() {
    depth--;
  }

  /** A call inside of the present one. */
  RoundtripCall nested(Object beneath, @Nullable RoundtripState known) {
    depth++;
    ObjectState outer = state;
    if (outer != null && beneath != self) {
      outer.passedOn(beneath, known);
    }
    return inner;
  }

  /** A call that is in no other one. */
  RoundtripCall outermost(
      int meaning, Object object, @Nullable ObjectState told, @Nullable Object with) {
    depth = 1;
    operation = meaning;
    self = object;
    argument = with;
    state = told;
    if (told != null) {
      told.busy = true;
      start = told.begin(meaning, with);
    }
    return this;
  }

  @Override
  public void returned(@Nullable Object result) {
    ObjectState told = state;
    try {
      if (told != null) {
        told.returned(operation, start, argument, result);
      }
    } catch (Throwable failure) {
      CallHooks.failed(failure);
    } finally {
      over(told);
    }
  }

  @Override
  public void returned(long result) {
    ObjectState told = state;
    try {
      if (told != null) {
        told.counted(operation, start, argument, result);
      }
    } catch (Throwable failure) {
      CallHooks.failed(failure);
    } finally {
      over(told);
    }
  }

  @Override
  public void returned() {
    returned(0);
  }

  @Override
  public void threw(Throwable thrown) {
    ObjectState told = state;
    try {
      if (told != null) {
        told.threw(operation, start, thrown);
      }
    } catch (Throwable failure) {
      CallHooks.failed(failure);
    } finally {
      over(told);
    }
  }

  /** What began went wrong in ours. */
  void abandon() {
    over(state);
  }

  private void over(@Nullable ObjectState told) {
    if (told != null) {
      told.busy = false;
    }
    state = null;
    self = null;
    argument = null;
    depth = 0;
  }

  private final class Inner extends RoundtripCall {

    @Override
    public void returned(@Nullable Object result) {
      depth--;
    }

    @Override
    public void returned(long result) {
      depth--;
    }

    @Override
    public void returned() {
      depth--;
    }

    @Override
    public void threw(Throwable failure) {
      depth--;
    }
  }
}
