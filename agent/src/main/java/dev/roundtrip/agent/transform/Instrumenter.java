package dev.roundtrip.agent.transform;

import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts the hooks into the classes of this JVM, and takes them out again where that is possible. */
public final class Instrumenter {

  private static final String LOGGING = String.join(".", "org", "slf4j", "LoggerFactory");
  private static final String HTTP_CHAIN = "com.sun.net.httpserver.Filter$Chain";

  private final Instrumentation instrumentation;
  private final Consumer<ClassLoader> logging;
  private final BiConsumer<String, Throwable> refused;
  private final JdbcClasses jdbc = new JdbcClasses();
  private final NewClasses fresh;
  private final LoadedClasses loaded;

  /**
   * Nothing is instrumented yet.
   *
   * @param refused is told the name of a class that could not be instrumented, and why
   * @param logging is told by which class loader SLF4J was loaded
   */
  public Instrumenter(
      Instrumentation instrumentation,
      BiConsumer<String, Throwable> refused,
      Consumer<ClassLoader> logging) {
    this.instrumentation = instrumentation;
    this.refused = refused;
    this.logging = logging;
    UnitClasses units = new UnitClasses();
    this.fresh = new NewClasses(jdbc, units, refused, logging);
    this.loaded = new LoadedClasses(jdbc, units, refused);
  }

  /** Instruments what is loaded from now on, and what was loaded before. */
  public void start() {
    // Loaded now: later it would be needed, by the transformer, to load itself.
    Loaders.mayHold(null);
    ExecutorClasses.contains(LOGGING);
    instrumentation.addTransformer(fresh, false);
    instrumentation.addTransformer(loaded, true);
    retransform(candidates());
  }

  /**
   * Takes the hooks out of classes that were loaded before the agent came; what was loaded since
   * keeps its field, which nobody reads any more.
   *
   * @return how many classes are as they were before
   */
  public int stop() {
    fresh.stop();
    instrumentation.removeTransformer(fresh);
    instrumentation.removeTransformer(loaded);
    List<Class<?>> changed = candidates();
    retransform(changed);
    return changed.size();
  }

  /** Whether calls of an object of this class are seen. */
  public boolean hasHooks(Class<?> type) {
    return jdbc.hasHooks(type);
  }

  private List<Class<?>> candidates() {
    List<Class<?>> candidates = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (type.getName().equals(LOGGING) && type.getClassLoader() != null) {
        logging.accept(type.getClassLoader());
      }
      if (type.getName().equals(HTTP_CHAIN)
          || (type.getClassLoader() == null
              && ExecutorClasses.contains(type.getName().replace('.', '/')))
          || concerns(type)) {
        candidates.add(type);
      }
    }
    return candidates;
  }

  private boolean concerns(Class<?> type) {
    return Loaders.mayHold(type.getClassLoader())
        && !type.isInterface()
        && !type.isArray()
        && !type.isHidden()
        && !hasField(type)
        && instrumentation.isModifiableClass(type)
        && LoadedTypes.concern(type);
  }

  private void retransform(List<Class<?>> classes) {
    for (Class<?> type : classes) {
      try {
        instrumentation.retransformClasses(type);
      } catch (Throwable failure) {
        refused.accept(type.getName().replace('.', '/'), failure);
      }
    }
  }

  /** Whether a class got its field when it was loaded. */
  static boolean hasField(@Nullable Class<?> type) {
    if (type != null) {
      for (Class<?> implemented : type.getInterfaces()) {
        if (implemented.getName().endsWith(".RoundtripHolder")) {
          return true;
        }
      }
    }
    return false;
  }
}
