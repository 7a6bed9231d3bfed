package dev.roundtrip.equal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

final class SqliteFixture implements Fixture {

  /** A file of its own for each run, because a run may leave the last one locked. */
  private volatile @Nullable Path file;

  @Override
  public DataSource dataSource() {
    return new PlainDataSource() {
      @Override
      public Connection getConnection() throws SQLException {
        return DriverManager.getConnection(url());
      }

      @Override
      public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
      }
    };
  }

  @Override
  public String url() {
    return "jdbc:sqlite:" + file + "?synchronous=off";
  }

  @Override
  public void recreate() throws SQLException {
    try {
      Path fresh = Files.createTempFile("equal", ".sqlite");
      fresh.toFile().deleteOnExit();
      file = fresh;
    } catch (IOException e) {
      throw new UncheckedIOException("SQLite needs a file for its database", e);
    }
    Fixture.super.recreate();
  }

  @Override
  public List<String> schema() {
    return List.of(
        "create table item (id integer primary key autoincrement,"
            + " name varchar(40) not null unique, price decimal(10, 2), made date,"
            + " made_at timestamp, amount int, photo blob, story clob)",
        "create table tag (item_id int references item (id), word varchar(20))");
  }

  @Override
  public String slowQuery() {
    return "with recursive n(i) as (select 1 union all select i + 1 from n where i < 8000000)"
        + " select max(i) from n";
  }

  @Override
  public String dateLiteral(String kind) {
    return "";
  }

  @Override
  public String stored(String name) {
    return name;
  }
}
