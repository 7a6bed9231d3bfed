package dev.roundtrip.agent.runtime;

import dev.roundtrip.agent.AgentClassLoader;
import java.io.IOException;

/**
 * Loads the states once more, over the probes of an application's copy of the driver. What hooks
 * know of states is the agent's, and shared.
 */
final class StatesLoader extends ClassLoader {

  private static final String AGENT = "dev.roundtrip.agent.";
  private static final String STATES = AGENT + "states.";

  private final AgentClassLoader agent = (AgentClassLoader) StatesLoader.class.getClassLoader();

  StatesLoader(ClassLoader driver) {
    super("roundtrip-agent-states", driver);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith(STATES)) {
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        return known == null ? define(name) : known;
      }
    }
    return name.startsWith(AGENT) ? agent.loadClass(name) : super.loadClass(name, resolve);
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try {
      byte[] bytes = agent.bytes(name.replace('.', '/'));
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException missing) {
      throw new ClassNotFoundException(name, missing);
    }
  }
}
