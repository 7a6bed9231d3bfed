package dev.roundtrip.agent.bridge;

import java.math.BigDecimal;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/**
 * The methods that instrumented classes call. Each takes null for "nothing to tell", so that no
 * branch has to be written into the instrumented code.
 */
public final class RoundtripBridge {

  /** Its scheduler must not be disturbed, and what it runs is no task of the application. */
  private static final String VIRTUAL_THREAD = "java.lang.VirtualThread";

  /** Null until the agent is ready, and again when it was detached. */
  private static volatile @Nullable RoundtripHooks hooks;

  /** The one agent of this JVM: its class loader. */
  private static volatile @Nullable Object agent;

  private RoundtripBridge() {}

  /** The class loader of the agent that is at work; null as long as there is none. */
  public static @Nullable Object agent() {
    return agent;
  }

  /** The agent that is at work. */
  public static void agent(Object loader) {
    agent = loader;
  }

  /**
   * An application has the driver and asks to observe a data source: its own probe is told.
   *
   * @return whether what is done with the data source is seen from now on
   */
  public static boolean observe(Object dataSource, Object probe) {
    RoundtripHooks ready = hooks;
    return ready != null && ready.observe(dataSource, probe);
  }

  /** The same for a connection that the application's driver has made; when it was asked for. */
  public static boolean adopt(Object connection, Object probe, long start) {
    RoundtripHooks ready = hooks;
    return ready != null && ready.adopt(connection, probe, start);
  }

  /** The agent is ready; null: it is not any more. */
  public static void install(@Nullable RoundtripHooks ready) {
    hooks = ready;
  }

  /** Who is told; null before the agent is ready, and after it was detached. */
  public static @Nullable RoundtripHooks installed() {
    return hooks;
  }

  /** The state of an object whose class has no field for it, or is not known to have one. */
  public static @Nullable RoundtripState stateOf(Object object) {
    return object instanceof RoundtripHolder holder
        ? holder.roundtrip$state()
        : RoundtripStates.get(object);
  }

  /** Remembers the state of an object, wherever there is room for it. */
  public static void keep(Object object, @Nullable RoundtripState state) {
    if (object instanceof RoundtripHolder holder) {
      holder.roundtrip$state(state);
    } else {
      RoundtripStates.put(object, state);
    }
  }

  public static @Nullable RoundtripCall enter(
      int operation, Object self, @Nullable RoundtripState state, @Nullable Object argument) {
    RoundtripHooks ready = hooks;
    return ready == null ? null : ready.enter(operation, self, state, argument);
  }

  public static @Nullable RoundtripCall open(
      int kind, String method, @Nullable Object self, @Nullable Object argument) {
    RoundtripHooks ready = hooks;
    return ready == null ? null : ready.open(kind, method, self, argument);
  }

  public static void handedOver(@Nullable Object task) {
    RoundtripHooks ready = hooks;
    if (ready != null && task != null) {
      ready.handedOver(task);
    }
  }

  /** The same for a task of a pool, unless it is the one whose threads carry virtual threads. */
  public static void forked(ForkJoinPool pool, @Nullable Object task) {
    if (hooks != null && !pool.getFactory().getClass().getName().startsWith(VIRTUAL_THREAD)) {
      handedOver(task);
    }
  }

  /** The same for a task that a new thread is going to run: what that thread is given instead. */
  public static Runnable carried(Runnable task) {
    RoundtripHooks ready = hooks;
    return ready != null && ready.handedOver(task) ? new RoundtripTask(task) : task;
  }

  /** A task that runs itself begins. */
  public static @Nullable RoundtripCall begins(Object task) {
    RoundtripHooks ready = hooks;
    return ready == null ? null : ready.begins(task);
  }

  /** Runs a task of an executor, in the scope in which it was handed over. */
  public static void run(Runnable task) {
    RoundtripCall call = begins(task);
    if (call == null) {
      task.run();
      return;
    }
    try {
      task.run();
    } finally {
      call.returned();
    }
  }

  public static void returned(@Nullable RoundtripCall call, @Nullable Object result) {
    if (call != null) {
      call.returned(result);
    }
  }

  public static void returned(@Nullable RoundtripCall call, long result) {
    if (call != null) {
      call.returned(result);
    }
  }

  public static void returned(@Nullable RoundtripCall call) {
    if (call != null) {
      call.returned();
    }
  }

  public static void threw(@Nullable RoundtripCall call, Throwable failure) {
    if (call != null) {
      call.threw(failure);
    }
  }

  public static @Nullable RoundtripState enter(@Nullable RoundtripState state) {
    return state == null ? null : state.enter();
  }

  public static @Nullable RoundtripState enterDeep(@Nullable RoundtripState state) {
    return state == null ? null : state.enterDeep();
  }

  public static void threw(@Nullable RoundtripState state, Throwable failure) {
    if (state != null) {
      state.leave();
    }
  }

  public static void nextFailed(@Nullable RoundtripState state, Throwable failure) {
    if (state != null) {
      state.nextFailed(failure);
      state.leave();
    }
  }

  public static long beforeNext(@Nullable RoundtripState state) {
    return state == null ? 0 : state.beforeNext();
  }

  public static void afterNext(@Nullable RoundtripState state, long start, boolean hasRow) {
    if (state != null) {
      state.afterNext(start, hasRow);
      state.leave();
    }
  }

  public static void moved(@Nullable RoundtripState state) {
    if (state != null) {
      state.moved();
      state.leave();
    }
  }

  public static void found(@Nullable RoundtripState state, String label, int index) {
    if (state != null) {
      state.found(label, index);
      state.leave();
    }
  }

  public static void read(@Nullable RoundtripState state, int column, long value) {
    if (state != null) {
      state.read(column, value);
      state.leave();
    }
  }

  public static void read(@Nullable RoundtripState state, int column, double value) {
    if (state != null) {
      state.read(column, value);
      state.leave();
    }
  }

  public static void read(@Nullable RoundtripState state, int column, @Nullable String value) {
    if (state != null) {
      state.read(column, value);
      state.leave();
    }
  }

  public static void read(@Nullable RoundtripState state, int column, byte @Nullable [] value) {
    if (state != null) {
      state.read(column, value);
      state.leave();
    }
  }

  public static void readObject(
      @Nullable RoundtripState state, int column, @Nullable Object value) {
    if (state != null) {
      state.readObject(column, value);
      state.leave();
    }
  }

  public static void readOpaque(@Nullable RoundtripState state, int column) {
    if (state != null) {
      state.readOpaque(column);
      state.leave();
    }
  }

  public static void read(@Nullable RoundtripState state, String label, long value) {
    if (state != null) {
      state.read(label, value);
      state.leave();
    }
  }

  public static void read(@Nullable RoundtripState state, String label, double value) {
    if (state != null) {
      state.read(label, value);
      state.leave();
    }
  }

  public static void read(@Nullable RoundtripState state, String label, @Nullable String value) {
    if (state != null) {
      state.read(label, value);
      state.leave();
    }
  }

  public static void read(@Nullable RoundtripState state, String label, byte @Nullable [] value) {
    if (state != null) {
      state.read(label, value);
      state.leave();
    }
  }

  public static void readObject(
      @Nullable RoundtripState state, String label, @Nullable Object value) {
    if (state != null) {
      state.readObject(label, value);
      state.leave();
    }
  }

  public static void readOpaque(@Nullable RoundtripState state, String label) {
    if (state != null) {
      state.readOpaque(label);
      state.leave();
    }
  }

  public static void bind(@Nullable RoundtripState state, int index, byte value) {
    if (state != null) {
      state.bind(index, value);
      state.leave();
    }
  }

  public static void bind(@Nullable RoundtripState state, int index, short value) {
    if (state != null) {
      state.bind(index, value);
      state.leave();
    }
  }

  public static void bind(@Nullable RoundtripState state, int index, int value) {
    if (state != null) {
      state.bind(index, value);
      state.leave();
    }
  }

  public static void bind(@Nullable RoundtripState state, int index, long value) {
    if (state != null) {
      state.bind(index, value);
      state.leave();
    }
  }

  public static void bind(@Nullable RoundtripState state, int index, boolean value) {
    if (state != null) {
      state.bind(index, value);
      state.leave();
    }
  }

  public static void bind(@Nullable RoundtripState state, int index, float value) {
    if (state != null) {
      state.bind(index, value);
      state.leave();
    }
  }

  public static void bind(@Nullable RoundtripState state, int index, double value) {
    if (state != null) {
      state.bind(index, value);
      state.leave();
    }
  }

  public static void bind(@Nullable RoundtripState state, int index, @Nullable String value) {
    if (state != null) {
      state.bind(index, value);
      state.leave();
    }
  }

  public static void bind(@Nullable RoundtripState state, int index, byte @Nullable [] value) {
    if (state != null) {
      state.bind(index, value);
      state.leave();
    }
  }

  public static void bind(@Nullable RoundtripState state, int index, @Nullable BigDecimal value) {
    if (state != null) {
      state.bind(index, value);
      state.leave();
    }
  }

  public static void bindNational(
      @Nullable RoundtripState state, int index, @Nullable String value) {
    if (state != null) {
      state.bindNational(index, value);
      state.leave();
    }
  }

  public static void bindTime(
      @Nullable RoundtripState state,
      int index,
      @Nullable Object value,
      @Nullable Object calendar) {
    if (state != null) {
      state.bindTime(index, value, calendar);
      state.leave();
    }
  }

  public static void bindObject(@Nullable RoundtripState state, int index, @Nullable Object value) {
    if (state != null) {
      state.bindObject(index, value);
      state.leave();
    }
  }

  public static void bindObject(
      @Nullable RoundtripState state, int index, @Nullable Object value, int type) {
    if (state != null) {
      state.bindObject(index, value, type);
      state.leave();
    }
  }

  public static void bindObject(
      @Nullable RoundtripState state, int index, @Nullable Object value, int type, int scale) {
    if (state != null) {
      state.bindObject(index, value, type, scale);
      state.leave();
    }
  }

  public static void bindObject(
      @Nullable RoundtripState state, int index, @Nullable Object value, Object type) {
    if (state != null) {
      state.bindObject(index, value, type);
      state.leave();
    }
  }

  public static void bindObject(
      @Nullable RoundtripState state, int index, @Nullable Object value, Object type, int scale) {
    if (state != null) {
      state.bindObject(index, value, type, scale);
      state.leave();
    }
  }

  public static void bindNull(@Nullable RoundtripState state, int index, int type) {
    if (state != null) {
      state.bindNull(index, type);
      state.leave();
    }
  }

  public static void bindNull(
      @Nullable RoundtripState state, int index, int type, @Nullable String typeName) {
    if (state != null) {
      state.bindNull(index, type, typeName);
      state.leave();
    }
  }

  public static void bindOpaque(@Nullable RoundtripState state, int index) {
    if (state != null) {
      state.bindOpaque(index);
      state.leave();
    }
  }

  public static void bindNamed(@Nullable RoundtripState state, String name) {
    if (state != null) {
      state.bindNamed(name);
      state.leave();
    }
  }
}
