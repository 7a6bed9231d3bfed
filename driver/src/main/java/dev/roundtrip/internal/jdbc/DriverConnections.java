package dev.roundtrip.internal.jdbc;

import dev.roundtrip.internal.probe.ConnectionProbe;
import dev.roundtrip.internal.probe.DataSourceProbe;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections that a driver made for a URL: each is a lease of its own. */
public final class DriverConnections {

  private DriverConnections() {}

  /**
   * Connects, and observes the connection, unless another door does; null stays null.
   *
   * @param another where another connection like it can be had
   */
  public static @Nullable Connection observed(
      DataSourceProbe probe,
      Connector connector,
      String url,
      Properties properties,
      DataSource another,
      OtherDoor door)
      throws SQLException {
    long start = probe.begin();
    Connection raw = Acquisition.raw(probe, start, connector, url, properties, Connector::connect);
    if (raw == null || door.adopts(raw, probe, start)) {
      return raw;
    }
    ConnectionProbe connection = probe.acquired(start, raw);
    connection.comesFrom(another);
    return new ObservedConnection(raw, connection);
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
