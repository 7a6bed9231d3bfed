package dev.roundtrip.equal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

final class DuckDbFixture implements Fixture {

  private static final String URL = "jdbc:duckdb:memory:equal";

  /** The database lives as long as one connection does. */
  private @Nullable Connection keeper;

  @Override
  public synchronized DataSource dataSource() {
    if (keeper == null) {
      try {
        keeper = DriverManager.getConnection(URL);
      } catch (SQLException e) {
        throw new IllegalStateException("DuckDB could not be started", e);
      }
    }
    return new UrlDataSource(() -> URL);
  }

  @Override
  public String url() {
    return URL;
  }

  @Override
  public List<String> schema() {
    return List.of(
        "create sequence item_id",
        "create table item (id int default nextval('item_id') primary key,"
            + " name varchar(40) not null unique, price decimal(10, 2), made date,"
            + " made_at timestamp, amount int, photo blob, story varchar)",
        "create table tag (item_id int references item (id), word varchar(20))");
  }

  @Override
  public List<String> drops() {
    return List.of(
        "drop table if exists tag", "drop table if exists item", "drop sequence if exists item_id");
  }

  @Override
  public String slowQuery() {
    return "select count(*) from range(300000) a(x), range(300000) b(y) where (x * y) % 7 = 3";
  }

  @Override
  public String echoArray() {
    return "select ?::int[]";
  }

  @Override
  public String stored(String name) {
    return name;
  }
}
