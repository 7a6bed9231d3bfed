package dev.roundtrip.agent.runtime;

import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * The application's own SLF4J, once it has loaded it: asked by reflection, so that no class of it
 * is ever linked to one of ours. Never loaded or initialized by us: that would change when, and by
 * whom, logging is set up.
 */
public final class ApplicationLog {

  /** Put together here, because our own SLF4J is renamed wherever its name stands. */
  private static final String FACTORY = String.join(".", "org", "slf4j", "LoggerFactory");

  private static volatile @Nullable WeakReference<ClassLoader> loader;
  private static volatile @Nullable Target target;

  private record Target(WeakReference<Object> logger, Method warn, Method info) {}

  private ApplicationLog() {}

  /** A class loader has loaded SLF4J; the first one is taken. */
  public static void loaded(ClassLoader seen) {
    if (loader == null) {
      loader = new WeakReference<>(seen);
    }
  }

  /** Returns false if there is no such log, or it failed. */
  static boolean write(boolean warn, String text) {
    try {
      Target known = target;
      if (known == null) {
        known = find();
        target = known;
      }
      Object logger = known == null ? null : known.logger().get();
      if (logger == null || known == null) {
        return false;
      }
      (warn ? known.warn() : known.info()).invoke(logger, "{}", text);
      return true;
    } catch (ReflectiveOperationException | RuntimeException | LinkageError cannot) {
      return false;
    }
  }

  private static @Nullable Target find() throws ReflectiveOperationException {
    WeakReference<ClassLoader> seen = loader;
    ClassLoader application = seen == null ? null : seen.get();
    if (application == null) {
      return null;
    }
    Class<?> factory = Class.forName(FACTORY, false, application);
    Object logger = factory.getMethod("getLogger", String.class).invoke(null, "dev.roundtrip");
    if (logger == null || logger.getClass().getName().contains(".helpers.NOP")) {
      return null;
    }
    Class<?> type = Class.forName(String.join(".", "org", "slf4j", "Logger"), false, application);
    return new Target(
        new WeakReference<>(logger),
        type.getMethod("warn", String.class, Object.class),
        type.getMethod("info", String.class, Object.class));
  }
}
