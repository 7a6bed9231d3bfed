package dev.roundtrip.internal.door;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source over the driver of a URL; each connection is a new one. Thread-safe. */
public final class UrlDataSource implements DataSource {

  private final TargetUrl url;
  private final Driver driver;
  private final Properties properties;

  /**
   * Finds the driver; does not connect.
   *
   * @param properties handed to the driver, {@code user} and {@code password} among them
   * @throws SQLException if no driver accepts the URL
   */
  public UrlDataSource(TargetUrl url, Properties properties) throws SQLException {
    this(url, TargetDrivers.accepting(url), properties);
  }

  /** One whose driver is known. */
  public UrlDataSource(TargetUrl url, Driver driver, Properties properties) {
    this.url = url;
    this.driver = driver;
    this.properties = new Properties();
    this.properties.putAll(properties);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return TargetDrivers.connect(driver, url, copy());
  }

  @Override
  public Connection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    Properties changed = copy();
    if (user != null) {
      changed.setProperty("user", user);
    }
    if (password != null) {
      changed.setProperty("password", password);
    }
    return TargetDrivers.connect(driver, url, changed);
  }

  /** Drivers may change what they are given. */
  private Properties copy() {
    Properties copy = new Properties();
    copy.putAll(properties);
    return copy;
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return DriverManager.getLogWriter();
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter writer) throws SQLException {
    throw new SQLFeatureNotSupportedException("Set the log writer of DriverManager instead.");
  }

  @Override
  public int getLoginTimeout() {
    return DriverManager.getLoginTimeout();
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    throw new SQLFeatureNotSupportedException("Set the login timeout of DriverManager instead.");
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return driver.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    throw new SQLException("This data source is no wrapper for " + type.getName());
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }

  /** Whether both lead to the same database with the same properties. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof UrlDataSource same
        && url.equals(same.url)
        && properties.equals(same.properties);
  }

  @Override
  public int hashCode() {
    return url.hashCode();
  }

  @Override
  public String toString() {
    return "data source of " + url;
  }
}
