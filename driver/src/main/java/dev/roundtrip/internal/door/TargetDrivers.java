package dev.roundtrip.internal.door;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the database's own driver. */
public final class TargetDrivers {

  /** So many are passed over; a class path that cannot be listed throws without end. */
  private static final int BROKEN_DRIVERS = 100;

  private TargetDrivers() {}

  /**
   * The driver that accepts a URL: one that {@link DriverManager} has, else one that the class path
   * of the calling thread offers.
   *
   * @throws SQLException if there is none
   */
  public static Driver accepting(TargetUrl url) throws SQLException {
    Predicate<Driver> accepts = driver -> accepts(driver, url);
    Driver driver = DriverManager.drivers().filter(accepts).findFirst().orElse(null);
    if (driver == null) {
      driver = offered(accepts);
    }
    if (driver == null) {
      throw url.failed(
          "No JDBC driver accepts "
              + url
              + " Add the driver of that database to the class path, and check the part of the URL"
              + " after "
              + TargetUrl.PREFIX);
    }
    return driver;
  }

  /**
   * Connects as {@link DriverManager} does.
   *
   * @throws SQLException the driver's own, or one that says that the driver gave nothing
   */
  public static Connection connect(Driver driver, TargetUrl url, Properties properties)
      throws SQLException {
    Connection connection = driver.connect(url.text(), properties);
    if (connection == null) {
      throw url.failed(
          driver.getClass().getName() + " accepts " + url + " and then did not connect to it.");
    }
    return connection;
  }

  private static boolean accepts(Driver driver, TargetUrl url) {
    try {
      return driver.acceptsURL(url.text());
    } catch (SQLException | RuntimeException | LinkageError refused) {
      return false; // As DriverManager has it: a driver that cannot tell is not the one.
    }
  }

  /** Where we are loaded by a parent of the application's class loader, DriverManager hides it. */
  private static @Nullable Driver offered(Predicate<Driver> accepts) {
    Iterator<Driver> drivers = ServiceLoader.load(Driver.class).iterator();
    for (int broken = 0; broken < BROKEN_DRIVERS; broken++) {
      try {
        while (drivers.hasNext()) {
          Driver driver = drivers.next();
          if (accepts.test(driver)) {
            return driver;
          }
        }
        return null;
      } catch (ServiceConfigurationError | LinkageError notLoaded) {
        // A broken driver of another database is not our matter: on to the next one.
      }
    }
    return null;
  }
}
