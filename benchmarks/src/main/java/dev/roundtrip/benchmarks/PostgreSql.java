package dev.roundtrip.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A server, started once for the JVM; stopped by the hook that the library itself installs. */
final class PostgreSql {

  static final DataSource DATA_SOURCE = start();

  private PostgreSql() {}

  private static DataSource start() {
    try {
      DataSource dataSource = EmbeddedPostgres.start().getPostgresDatabase();
      Database.fill(
          dataSource,
          """
          create table author (id int, name varchar(50));
          create index author_id on author (id);
          insert into author select 1, 'Octavia E. Butler' from generate_series(1, 10);
          create table book (id int primary key, title varchar(50), pages int, price int);
          insert into book select x, 'Kindred', 200 + x, 1000 + x from generate_series(1, 1000) x;
          create table sale (shop_id int, book_id int, copies int);
          create index sale_shop on sale (shop_id);
          insert into sale select 1, x, 2 from generate_series(1, 20) x;
          analyze;
          """);
      return dataSource;
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("PostgreSQL did not start", e);
    }
  }
}
