package dev.roundtrip.agent.hooks;

import dev.roundtrip.agent.bridge.RoundtripCall;
import dev.roundtrip.agent.bridge.RoundtripState;
import org.jspecify.annotations.Nullable;

/**
 * The JDBC calls that a thread is in: the outermost one is the application's, and is told; those
 * inside of it are what pools and drivers make of it. One exception: a layer beneath that the
 * application has asked its own Roundtrip to observe is told, and the layers above it are not.
 */
final class ThreadCalls {

  private static final ThreadLocal<ThreadCalls> CURRENT = ThreadLocal.withInitial(ThreadCalls::new);

  private final Outermost outermost = new Outermost();
  private final Asked asked = new Asked();
  private final Inner inner = new Inner();
  private int depth;

  /** Values that are being read or bound, in which a driver may use JDBC. */
  private int values;

  private boolean askedIsOpen;

  /**
   * What Roundtrip asks a database itself, on threads of its own, is told to nobody. By their name:
   * they may be of the driver that the application has, whose classes are others than ours.
   */
  private final boolean ours = Thread.currentThread().getName().startsWith("roundtrip-explain");

  private ThreadCalls() {}

  static ThreadCalls current() {
    return CURRENT.get();
  }

  boolean areOurs() {
    return ours;
  }

  boolean inside() {
    return depth > 0;
  }

  void deeper() {
    depth++;
    values++;
  }

  void shallower() {
    depth = Math.max(0, depth - 1);
    values--;
  }

  /** A call that is in no other one. */
  RoundtripCall outermost(
      int operation, Object self, @Nullable ObjectState told, @Nullable Object argument) {
    depth = 1;
    return outermost.begin(operation, self, told, argument);
  }

  /** A call inside of the present one. */
  RoundtripCall nested(
      int operation, Object self, @Nullable RoundtripState known, @Nullable Object argument) {
    depth++;
    ToldCall present = askedIsOpen ? asked : outermost;
    ObjectState above = present.state();
    if (!askedIsOpen
        && values == 0
        && known instanceof ObjectState state
        && state.isAskedFor()
        && (above == null || (!above.isAskedFor() && above.givesWay(outermost.operation())))) {
      outermost.giveWay();
      askedIsOpen = true;
      return asked.begin(operation, self, state.resolved(), argument);
    }
    if (above != null && !present.isOf(self)) {
      above.passedOn(self, known);
    }
    return inner;
  }

  /** What began went wrong in ours. */
  void abandon() {
    asked.forget();
    outermost.forget();
  }

  private final class Outermost extends ToldCall {

    @Override
    void over() {
      depth = 0;
      askedIsOpen = false;
    }
  }

  private final class Asked extends ToldCall {

    @Override
    void over() {
      askedIsOpen = false;
      depth--;
    }
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
