package dev.roundtrip.internal.jdbc;

import dev.roundtrip.internal.probe.DataSourceProbe;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Connections that a driver made for a URL: each is a lease of its own. */
public final class DriverConnections {

  private DriverConnections() {}

  /** Connects, and observes the connection; null stays null. */
  public static @Nullable Connection observed(
      DataSourceProbe probe, Connector connector, String url, Properties properties)
      throws SQLException {
    return Acquisition.observed(probe, connector, url, properties, Connector::connect);
  }

  /** As {@link java.sql.Driver#connect}. */
  @FunctionalInterface
  public interface Connector {

    /** A new connection. */
    @Nullable Connection connect(String url, Properties properties) throws SQLException;
  }
}
