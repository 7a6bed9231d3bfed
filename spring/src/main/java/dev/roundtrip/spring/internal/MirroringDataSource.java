package dev.roundtrip.spring.internal;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Has the stand-in's fields set once there is a connection, for then the bean has its pool. */
record MirroringDataSource(DataSource observed, Object bean, Object standIn, FieldMirror fields)
    implements DataSource {

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = observed.getConnection();
    fields.connected(bean, standIn);
    return connection;
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    Connection connection = observed.getConnection(user, password);
    fields.connected(bean, standIn);
    return connection;
  }

  @Override
  public ConnectionBuilder createConnectionBuilder() throws SQLException {
    return observed.createConnectionBuilder();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return observed.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return observed.isWrapperFor(type);
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return observed.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter writer) throws SQLException {
    observed.setLogWriter(writer);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    observed.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return observed.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return observed.getParentLogger();
  }
}
