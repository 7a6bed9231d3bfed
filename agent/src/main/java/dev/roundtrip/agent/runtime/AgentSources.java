package dev.roundtrip.agent.runtime;

import dev.roundtrip.AgentAccess;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.agent.bridge.RoundtripBridge;
import dev.roundtrip.agent.bridge.RoundtripHolder;
import dev.roundtrip.agent.hooks.DataSources;
import dev.roundtrip.agent.hooks.ObjectState;
import dev.roundtrip.agent.states.DataSourceState;
import dev.roundtrip.agent.transform.Instrumenter;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Data sources that tell the agent's own Roundtrip, and those that tell one of an application that
 * has the driver: the same code, over the application's probes.
 */
final class AgentSources implements DataSources {

  private final Roundtrip roundtrip;
  private final Instrumenter instrumenter;

  /** By the class loader of the application's driver. */
  private final Map<ClassLoader, Class<?>> foreign =
      Collections.synchronizedMap(new WeakHashMap<>());

  AgentSources(Roundtrip roundtrip, Instrumenter instrumenter) {
    this.roundtrip = roundtrip;
    this.instrumenter = instrumenter;
  }

  @Override
  public ObjectState ofDataSource(Object dataSource) {
    return new DataSourceState(AgentAccess.probe(roundtrip, dataSource));
  }

  @Override
  public ObjectState ofUrl(String url) {
    return new DataSourceState(AgentAccess.probe(roundtrip, url));
  }

  @Override
  public boolean observe(Object dataSource, Object probe) throws ReflectiveOperationException {
    ObjectState state = seen(dataSource) ? stateOver(probe) : null;
    if (state == null) {
      return false;
    }
    RoundtripBridge.keep(dataSource, state);
    return true;
  }

  @Override
  public boolean adopt(Object connection, Object probe, long start)
      throws ReflectiveOperationException {
    ObjectState state = seen(connection) ? stateOver(probe) : null;
    if (state == null) {
      return false;
    }
    state.adopt(connection, start);
    return true;
  }

  private boolean seen(Object object) {
    return object instanceof RoundtripHolder || instrumenter.hasHooks(object.getClass());
  }

  private @Nullable ObjectState stateOver(Object probe) throws ReflectiveOperationException {
    ClassLoader loader = probe.getClass().getClassLoader();
    if (loader == null) {
      return null;
    }
    Class<?> type = foreign.get(loader);
    if (type == null) {
      type = new StatesLoader(loader).loadClass(DataSourceState.class.getName());
      foreign.put(loader, type);
      Notices.log(
          "an application has the driver, too ("
              + loader
              + "): data sources that it asks to observe tell its own Roundtrip, through the agent,"
              + " and each statement is counted once");
    }
    return (ObjectState) type.getConstructor(probe.getClass()).newInstance(probe);
  }
}
