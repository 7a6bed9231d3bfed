package dev.roundtrip.internal.door;

import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent, where one is at work in this JVM: it sees what is done with a data source without a
 * wrapper around it, and tells our probes. It may come while the JVM is running, so it is looked
 * for each time. Asked by reflection, because it is in no class path of ours.
 */
public final class AgentDoor {

  private static final Logger LOG = LoggerFactory.getLogger("dev.roundtrip");
  private static final String BRIDGE = "java.lang.RoundtripBridge";

  /** It is news once; data sources may come and go. */
  private static final AtomicBoolean TOLD = new AtomicBoolean();

  private AgentDoor() {}

  /** Whether an agent is at work. */
  public static boolean isOpen() {
    try {
      Class<?> bridge = bridge();
      return bridge != null && bridge.getMethod("installed").invoke(null) != null;
    } catch (ReflectiveOperationException | RuntimeException | LinkageError notOurs) {
      return false;
    }
  }

  /**
   * Lets the agent tell a probe what is done with a data source.
   *
   * @return false if there is no agent, or if it does not see this data source
   */
  public static boolean observes(Object dataSource, Object probe) {
    boolean observes = ask("observe", dataSource, probe);
    if (observes) {
      String told =
          "{} is observed by the agent of this JVM, and not wrapped: each statement is counted"
              + " once.";
      if (TOLD.compareAndSet(false, true)) {
        LOG.info(told, dataSource.getClass().getName());
      } else {
        LOG.debug(told, dataSource.getClass().getName());
      }
    }
    return observes;
  }

  /** Whether the agent tells somebody what is done with a data source. */
  public static boolean tellsOf(Object dataSource) {
    try {
      Class<?> bridge = bridge();
      return bridge != null
          && bridge.getMethod("stateOf", Object.class).invoke(null, dataSource) != null;
    } catch (ReflectiveOperationException | RuntimeException | LinkageError notOurs) {
      return false;
    }
  }

  /**
   * Lets the agent tell a probe what is done with a connection.
   *
   * @param start when it was asked for, as the probe said
   * @return as above
   */
  public static boolean adopts(Object connection, Object probe, long start) {
    return ask("adopt", connection, probe, start);
  }

  private static boolean ask(String question, Object... arguments) {
    try {
      Class<?> bridge = bridge();
      return bridge != null
          && Boolean.TRUE.equals(method(bridge, question).invoke(null, arguments));
    } catch (ReflectiveOperationException | RuntimeException | LinkageError notOurs) {
      LOG.debug("The agent of this JVM is of another version and was not asked.", notOurs);
      return false;
    }
  }

  private static Method method(Class<?> bridge, String name) throws NoSuchMethodException {
    return name.equals("observe")
        ? bridge.getMethod(name, Object.class, Object.class)
        : bridge.getMethod(name, Object.class, Object.class, long.class);
  }

  private static @Nullable Class<?> bridge() {
    try {
      return Class.forName(BRIDGE, false, null);
    } catch (ClassNotFoundException noAgent) {
      return null;
    }
  }
}
