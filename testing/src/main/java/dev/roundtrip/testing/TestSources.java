package dev.roundtrip.testing;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.RoundtripDriver;
import dev.roundtrip.testing.internal.FrameworkSources;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * The Roundtrips of a test: its fields', those of the classes around it, its framework's, and the
 * shared one.
 */
final class TestSources {

  /** Those of the tests that are running, for what is called inside of one. */
  private static final Map<Thread, List<Roundtrip>> RUNNING = new ConcurrentHashMap<>();

  private TestSources() {}

  static List<Roundtrip> of(ExtensionContext context) {
    List<Roundtrip> found = new ArrayList<>();
    context
        .getTestInstances()
        .ifPresent(
            instances ->
                instances
                    .getAllInstances()
                    .forEach(each -> addFields(each.getClass(), each, found)));
    for (Class<?> type = context.getTestClass().orElse(null);
        type != null;
        type = type.getEnclosingClass()) {
      addFields(type, null, found);
    }
    boolean fields = !found.isEmpty();
    addFrameworks(context, found);
    Roundtrip shared = RoundtripDriver.roundtrip();
    if ((!(fields || Observed.any(found)) || !shared.dataSources().isEmpty())
        && !found.contains(shared)) {
      found.add(shared);
    }
    return List.copyOf(found);
  }

  private static void addFrameworks(ExtensionContext context, List<Roundtrip> found) {
    for (Class<?> type = context.getTestClass().orElse(null);
        type != null;
        type = type.getEnclosingClass()) {
      FrameworkSources.of(type).stream().filter(each -> !found.contains(each)).forEach(found::add);
    }
  }

  private static void addFields(Class<?> type, @Nullable Object instance, List<Roundtrip> found) {
    for (Field field :
        ReflectionSupport.findFields(
            type,
            each ->
                each.getType() == Roundtrip.class
                    && (instance != null || Modifier.isStatic(each.getModifiers())),
            HierarchyTraversalMode.TOP_DOWN)) {
      Object value =
          ReflectionSupport.tryToReadFieldValue(field, instance)
              .getOrThrow(
                  failure -> new IllegalStateException("Cannot read the field " + field, failure));
      if (value instanceof Roundtrip roundtrip && !found.contains(roundtrip)) {
        found.add(roundtrip);
      }
    }
  }

  /** Those of the test that runs on this thread, those of its framework, or the shared one. */
  static List<Roundtrip> current() {
    List<Roundtrip> running = RUNNING.get(Thread.currentThread());
    if (running == null) {
      running = FrameworkSources.current();
    }
    return running.isEmpty() ? List.of(RoundtripDriver.roundtrip()) : running;
  }

  /** A test begins on this thread; gives what was running on it before. */
  static @Nullable List<Roundtrip> enter(List<Roundtrip> roundtrips) {
    return RUNNING.put(Thread.currentThread(), roundtrips);
  }

  static void leave(@Nullable List<Roundtrip> before) {
    if (before == null) {
      RUNNING.remove(Thread.currentThread());
    } else {
      RUNNING.put(Thread.currentThread(), before);
    }
  }
}
