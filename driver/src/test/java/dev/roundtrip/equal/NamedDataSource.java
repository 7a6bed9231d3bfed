package dev.roundtrip.equal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A data source for pools that are given the name of a class and make the object themselves. The
 * way from such an object to what it stands for has to be static.
 */
public final class NamedDataSource extends PlainDataSource {

  private static final Map<String, DataSource> REGISTERED = new ConcurrentHashMap<>();
  private static final AtomicInteger COUNT = new AtomicInteger();

  private String key = "";

  /** Makes a data source known; the key goes into the property {@code key}. */
  static String register(DataSource dataSource) {
    String key = "source" + COUNT.incrementAndGet();
    REGISTERED.put(key, dataSource);
    return key;
  }

  public String getKey() {
    return key;
  }

  public void setKey(String value) {
    key = value;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return registered().getConnection();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return registered().getConnection(user, password);
  }

  private DataSource registered() {
    return Objects.requireNonNull(REGISTERED.get(key), key);
  }
}
