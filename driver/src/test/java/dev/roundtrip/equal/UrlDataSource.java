package dev.roundtrip.equal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Supplier;

/** Connections of a URL, which is asked for each time: a database may have another one later. */
final class UrlDataSource extends PlainDataSource {

  private final Supplier<String> url;

  UrlDataSource(Supplier<String> url) {
    this.url = url;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return DriverManager.getConnection(url.get());
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return DriverManager.getConnection(url.get(), user, password);
  }
}
