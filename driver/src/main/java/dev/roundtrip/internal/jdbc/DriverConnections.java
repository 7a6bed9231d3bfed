package dev.roundtrip.internal.jdbc;

import dev.roundtrip.internal.probe.DataSourceProbe;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Connections that a driver made for a URL: each is a lease of its own. */
public final class DriverConnections {

  private DriverConnections() {}

  /** Connects, and observes the connection, unless another door does; null stays null. */
  public static @Nullable Connection observed(
      DataSourceProbe probe, Connector connector, String url, Properties properties, OtherDoor door)
      throws SQLException {
    long start = probe.begin();
    Connection raw = Acquisition.raw(probe, start, connector, url, properties, Connector::connect);
    return raw == null || door.adopts(raw, probe, start)
        ? raw
        : new ObservedConnection(raw, probe.acquired(start, raw));
  }

  /** Who may see what is done with a connection without a wrapper around it. */
  @FunctionalInterface
  public interface OtherDoor {

    /** Whether it tells this probe from now on. */
    boolean adopts(Connection connection, DataSourceProbe probe, long start);
  }

  /** As {@link java.sql.Driver#connect}. */
  @FunctionalInterface
  public interface Connector {

    /** A new connection. */
    @Nullable Connection connect(String url, Properties properties) throws SQLException;
  }
}
