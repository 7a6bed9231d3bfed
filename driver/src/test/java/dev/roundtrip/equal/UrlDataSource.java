package dev.roundtrip.equal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Connections of a URL, for databases without a data source of their own. */
final class UrlDataSource extends PlainDataSource {

  private final String url;

  UrlDataSource(String url) {
    this.url = url;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return DriverManager.getConnection(url);
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }
}
