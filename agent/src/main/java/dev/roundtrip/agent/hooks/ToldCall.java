package dev.roundtrip.agent.hooks;

import dev.roundtrip.agent.bridge.RoundtripCall;
import org.jspecify.annotations.Nullable;

/** One call that the state of its object is told of. Used again for each call of a thread. */
abstract class ToldCall extends RoundtripCall {

  private int operation;
  private long start;
  private @Nullable ObjectState state;
  private @Nullable Object self;
  private @Nullable Object argument;

  /** The call begins; nobody is told of it if there is no state. */
  final RoundtripCall begin(
      int meaning, Object object, @Nullable ObjectState told, @Nullable Object with) {
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

  final @Nullable ObjectState state() {
    return state;
  }

  final boolean isOf(Object object) {
    return self == object;
  }

  final int operation() {
    return operation;
  }

  /** The layer beneath has somebody of its own who wants to be told. */
  final void giveWay() {
    ObjectState told = state;
    if (told != null) {
      told.busy = false;
      state = null;
    }
  }

  @Override
  public final void returned(@Nullable Object result) {
    ObjectState told = state;
    try {
      if (told != null) {
        told.returned(operation, start, argument, result);
      }
    } catch (Throwable failure) {
      CallHooks.failed(failure);
    } finally {
      forget();
    }
  }

  @Override
  public final void returned(long result) {
    ObjectState told = state;
    try {
      if (told != null) {
        told.counted(operation, start, argument, result);
      }
    } catch (Throwable failure) {
      CallHooks.failed(failure);
    } finally {
      forget();
    }
  }

  @Override
  public final void returned() {
    returned(0);
  }

  @Override
  public final void threw(Throwable thrown) {
    ObjectState told = state;
    try {
      if (told != null) {
        told.threw(operation, start, thrown);
      }
    } catch (Throwable failure) {
      CallHooks.failed(failure);
    } finally {
      forget();
    }
  }

  /** Holds nothing of the application between calls. */
  final void forget() {
    ObjectState told = state;
    if (told != null) {
      told.busy = false;
    }
    state = null;
    self = null;
    argument = null;
    over();
  }

  abstract void over();
}
