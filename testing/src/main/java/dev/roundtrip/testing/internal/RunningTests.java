package dev.roundtrip.testing.internal;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The tests whose bodies run at this moment. Thread-safe. */
public final class RunningTests {

  private static final Map<String, RunningTest> RUNNING = new ConcurrentHashMap<>();

  /** By thread, as a scope is: what a thread of a pool works for is taken back behind each task. */
  private static final Map<Thread, RunningTest> CURRENT = new ConcurrentHashMap<>();

  private RunningTests() {}

  /** A body, or a part of one that is recorded by itself, begins on this thread. */
  public static Entry enter(Map<Roundtrip, Scope> scopes) {
    @Nullable RunningTest outer = current();
    Map<Roundtrip, Scope> all = new HashMap<>();
    if (outer != null) {
      all.putAll(outer.scopes());
      // Else there would be two of which a request could be.
      RUNNING.remove(outer.id());
    }
    all.putAll(scopes);
    RunningTest test = new RunningTest(UUID.randomUUID().toString(), all);
    RUNNING.put(test.id(), test);
    CURRENT.put(Thread.currentThread(), test);
    return new Entry(Thread.currentThread(), test, outer);
  }

  /** A test that this thread works for. */
  public static @Nullable RunningTest current() {
    return CURRENT.get(Thread.currentThread());
  }

  /** The test with this id, or null if it has ended. */
  public static @Nullable RunningTest withId(String id) {
    return RUNNING.get(id);
  }

  /** The tests that record what this Roundtrip observes. */
  public static List<RunningTest> on(Roundtrip roundtrip) {
    return RUNNING.values().stream().filter(each -> each.scopes().containsKey(roundtrip)).toList();
  }

  /** The task as a part of the test that this thread works for, or as it is. */
  public static Runnable wrap(Runnable task) {
    @Nullable RunningTest test = current();
    return test == null ? task : test.wrap(task);
  }

  /** The task as a part of the test that this thread works for, or as it is. */
  public static <T> Callable<T> wrap(Callable<T> task) {
    @Nullable RunningTest test = current();
    return test == null ? task : test.wrap(task);
  }

  static Runnable within(RunningTest test, Runnable task) {
    return () -> {
      @Nullable RunningTest before = CURRENT.put(Thread.currentThread(), test);
      try {
        task.run();
      } finally {
        restore(Thread.currentThread(), before);
      }
    };
  }

  static <T> Callable<T> within(RunningTest test, Callable<T> task) {
    return () -> {
      @Nullable RunningTest before = CURRENT.put(Thread.currentThread(), test);
      try {
        return task.call();
      } finally {
        restore(Thread.currentThread(), before);
      }
    };
  }

  private static void restore(Thread thread, @Nullable RunningTest before) {
    if (before == null) {
      CURRENT.remove(thread);
    } else {
      CURRENT.put(thread, before);
    }
  }

  /** That a body runs, until it is left. */
  public static final class Entry {

    private final Thread thread;
    private final RunningTest test;
    private final @Nullable RunningTest outer;

    private Entry(Thread thread, RunningTest test, @Nullable RunningTest outer) {
      this.thread = thread;
      this.test = test;
      this.outer = outer;
    }

    /** The body has ended; a second call does nothing. Any thread may call it. */
    public void leave() {
      if (RUNNING.remove(test.id()) == null) {
        return;
      }
      if (outer != null) {
        RUNNING.put(outer.id(), outer);
      }
      if (test.equals(CURRENT.get(thread))) {
        restore(thread, outer);
      }
    }
  }
}
