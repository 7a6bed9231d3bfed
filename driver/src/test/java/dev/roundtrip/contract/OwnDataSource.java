package dev.roundtrip.contract;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Another object for the same database: the agent tells data sources apart by identity. */
final class OwnDataSource implements DataSource {

  private final DataSource shared;

  OwnDataSource(DataSource shared) {
    this.shared = shared;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return shared.getConnection();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return shared.getConnection(user, password);
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return shared.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter writer) throws SQLException {
    shared.setLogWriter(writer);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    shared.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return shared.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return shared.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return type.isInstance(shared) ? type.cast(shared) : shared.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(shared) || shared.isWrapperFor(type);
  }
}
