package dev.roundtrip.testing.internal;

import dev.roundtrip.Roundtrip;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The Roundtrips that frameworks made for the test classes that are running. Thread-safe. */
public final class FrameworkSources {

  private static final Map<Class<?>, List<Roundtrip>> SOURCES = new ConcurrentHashMap<>();

  /** By the thread on which a test of it runs. */
  private static final Map<Thread, Class<?>> RUNNING = new ConcurrentHashMap<>();

  private FrameworkSources() {}

  /** A test of this class begins on this thread. */
  public static void enter(Class<?> testClass) {
    RUNNING.put(Thread.currentThread(), testClass);
  }

  /** It has ended. */
  public static void leave() {
    RUNNING.remove(Thread.currentThread());
  }

  /** Those of the class whose test runs on this thread; empty if no framework knows it. */
  public static List<Roundtrip> current() {
    Class<?> testClass = RUNNING.get(Thread.currentThread());
    return testClass == null ? List.of() : of(testClass);
  }

  /** From now on, the tests of this class use what these observe, and nothing said before. */
  public static void put(Class<?> testClass, List<Roundtrip> roundtrips) {
    SOURCES.put(testClass, List.copyOf(roundtrips));
  }

  /** The tests of this class have ended. */
  public static void remove(Class<?> testClass) {
    SOURCES.remove(testClass);
  }

  /** It has ended: no test can use it any more. */
  public static void remove(Roundtrip roundtrip) {
    SOURCES.values().removeIf(each -> each.contains(roundtrip));
  }

  /** Those of this class; empty if no framework knows it. */
  public static List<Roundtrip> of(Class<?> testClass) {
    return SOURCES.getOrDefault(testClass, List.of());
  }
}
