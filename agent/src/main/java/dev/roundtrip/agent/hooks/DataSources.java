package dev.roundtrip.agent.hooks;

/** Makes the state of data sources that nobody has told us of. */
public interface DataSources {

  /** The state of a data source that hands out a connection for the first time. */
  ObjectState ofDataSource(Object dataSource);

  /** The state for connections that a driver makes for a URL. */
  ObjectState ofUrl(String url);

  /**
   * As {@link dev.roundtrip.agent.bridge.RoundtripBridge#observe}, with a probe of an application's
   * own copy of the driver.
   */
  boolean observe(Object dataSource, Object probe) throws ReflectiveOperationException;

  /** As {@link dev.roundtrip.agent.bridge.RoundtripBridge#adopt}. */
  boolean adopt(Object connection, Object probe, long start) throws ReflectiveOperationException;
}
