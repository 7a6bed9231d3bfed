package dev.roundtrip.agent;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Called by the JVM, at its start or when the agent is attached to it. */
public final class Agent {

  private static final String RUNTIME = "dev.roundtrip.agent.runtime.AgentRuntime";

  /** In the order in which they need each other. */
  private static final String[] BRIDGE = {
    "RoundtripState",
    "RoundtripHolder",
    "RoundtripCall",
    "RoundtripHooks",
    "RoundtripStates$Key",
    "RoundtripStates",
    "RoundtripTask",
    "RoundtripBridge"
  };

  private Agent() {}

  /** {@code -javaagent}: before the application's {@code main}. */
  public static void premain(@Nullable String options, Instrumentation instrumentation) {
    start(options == null ? "" : options, instrumentation, false);
  }

  /** Attached to a JVM that is running. */
  public static void agentmain(@Nullable String options, Instrumentation instrumentation) {
    start(options == null ? "" : options, instrumentation, true);
  }

  /** Whatever goes wrong here is said in a line, and the application runs on. */
  private static void start(String options, Instrumentation instrumentation, boolean attached) {
    try {
      Path jar = jar();
      ClassLoader loader = loader(jar, instrumentation);
      loader
          .loadClass(RUNTIME)
          .getMethod("start", String.class, Instrumentation.class, boolean.class, Path.class)
          .invoke(null, options, instrumentation, attached, jar);
    } catch (Throwable failure) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      System.err.println(
          "roundtrip: the agent could not start and observes nothing; the application is not"
              + " affected. "
              + cause);
    }
  }

  /** One for a JVM: whoever comes later talks to the agent that is there. */
  private static ClassLoader loader(Path jar, Instrumentation instrumentation) throws Exception {
    synchronized (lockOfTheJvm()) { // Two agents are two class loaders, perhaps, but one JVM.
      Object running = running();
      if (running instanceof ClassLoader loader) {
        return loader;
      }
      AgentClassLoader loader = new AgentClassLoader(jar.toFile());
      defineBridge(loader, instrumentation);
      bridge().getMethod("agent", Object.class).invoke(null, loader);
      return loader;
    }
  }

  private static Object lockOfTheJvm() {
    return Runtime.getRuntime();
  }

  private static @Nullable Object running() throws ReflectiveOperationException {
    Class<?> bridge;
    try {
      bridge = bridge();
    } catch (ClassNotFoundException first) {
      return null;
    }
    return bridge.getMethod("agent").invoke(null);
  }

  private static Class<?> bridge() throws ClassNotFoundException {
    return Class.forName("java.lang.RoundtripBridge", false, null);
  }

  /** Into {@code java.lang}, where every class loader finds it, whatever it delegates. */
  private static void defineBridge(AgentClassLoader loader, Instrumentation instrumentation)
      throws Exception {
    instrumentation.redefineModule(
        Object.class.getModule(),
        Set.of(),
        Map.of(),
        Map.of("java.lang", Set.of(Agent.class.getModule())),
        Set.of(),
        Map.of());
    MethodHandles.Lookup lookup =
        MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup());
    for (String name : BRIDGE) {
      lookup.defineClass(loader.bytes("java/lang/" + name));
    }
  }

  private static Path jar() throws URISyntaxException {
    return Path.of(Agent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
