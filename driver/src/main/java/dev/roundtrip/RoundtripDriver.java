package dev.roundtrip;

import dev.roundtrip.internal.door.TargetDrivers;
import dev.roundtrip.internal.door.TargetUrl;
import dev.roundtrip.internal.door.UrlDataSource;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Objects;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Observes what is sent over a URL: {@code jdbc:roundtrip:} in front of what follows {@code jdbc:}
 * in the URL of the database, as in {@code jdbc:roundtrip:h2:mem:test}. The whole URL behind the
 * prefix, {@code jdbc:roundtrip:jdbc:h2:mem:test}, is understood too. Nothing else of the URL and
 * nothing of the properties is changed. Thread-safe.
 *
 * <p>{@link DriverManager} finds it on the class path; pools may be given its name as well. All
 * connections of a class loader report to {@link #roundtrip() one Roundtrip}, which is made from
 * the configuration. A mistake in that is an {@link SQLException} of {@link #connect}; for
 * production it is logged, and the default holds.
 */
public final class RoundtripDriver implements Driver {

  static {
    try {
      DriverManager.registerDriver(new RoundtripDriver());
    } catch (SQLException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  /**
   * The Roundtrip that connections of this driver report to, for opening scopes. Made when it is
   * first asked for; when it has been closed, the next connection makes another.
   *
   * @throws IllegalArgumentException if the configuration is not right, unless it is for production
   */
  public static Roundtrip roundtrip() {
    return SharedRoundtrip.instance().get();
  }

  /** For the service loader. */
  public RoundtripDriver() {}

  /**
   * Connects by the database's own driver.
   *
   * @return null for URLs without our prefix
   * @throws SQLException the driver's own; or one that says what is wrong with the URL, the class
   *     path or the configuration
   */
  @Override
  public @Nullable Connection connect(String url, @Nullable Properties properties)
      throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    TargetUrl target = TargetUrl.of(url);
    Driver driver = TargetDrivers.accepting(target);
    Properties given = Objects.requireNonNullElseGet(properties, Properties::new);
    return configured()
        .connect(
            (text, same) -> TargetDrivers.connect(driver, target, same),
            target.text(),
            given,
            new UrlDataSource(target, driver, given));
  }

  private static Roundtrip configured() throws SQLException {
    try {
      return roundtrip();
    } catch (IllegalArgumentException wrong) {
      throw new SQLException(wrong.getMessage(), "08001", wrong);
    }
  }

  /** Whether the URL begins with our prefix; what stands behind it is not looked at. */
  @Override
  public boolean acceptsURL(@Nullable String url) throws SQLException {
    if (url == null) {
      throw new SQLException("The URL is null.", "08001");
    }
    return TargetUrl.isOurs(url);
  }

  /** What the database's own driver understands; nothing for URLs without our prefix. */
  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, @Nullable Properties properties)
      throws SQLException {
    if (!acceptsURL(url)) {
      return new DriverPropertyInfo[0];
    }
    TargetUrl target = TargetUrl.of(url);
    return TargetDrivers.accepting(target)
        .getPropertyInfo(target.text(), Objects.requireNonNullElseGet(properties, Properties::new));
  }

  /** Ours; the version of the database's driver is in {@code Connection.getMetaData()}. */
  @Override
  public int getMajorVersion() {
    return 0;
  }

  /** Ours; the version of the database's driver is in {@code Connection.getMetaData()}. */
  @Override
  public int getMinorVersion() {
    return 1;
  }

  /** False: that depends on the driver beneath. */
  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  /** Not supported: logging goes through SLF4J. */
  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("Roundtrip logs through SLF4J.");
  }
}
