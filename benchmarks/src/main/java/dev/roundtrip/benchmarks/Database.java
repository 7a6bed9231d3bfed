package dev.roundtrip.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** What is observed. All hold the same rows, see {@link Query}. */
public enum Database {
  STUB("stub driver") {
    @Override
    DataSource open() {
      return StubDriver.dataSource();
    }
  },
  H2("H2 in memory") {
    @Override
    DataSource open() throws SQLException {
      return h2();
    }
  },
  H2_POOLED("H2 in memory behind HikariCP") {
    @Override
    DataSource open() throws SQLException {
      return pool(h2());
    }
  },
  POSTGRESQL_POOLED("PostgreSQL behind HikariCP") {
    @Override
    DataSource open() throws SQLException {
      return pool(PostgreSql.DATA_SOURCE);
    }
  };

  /** One connection for each thread of the largest run. */
  private static final int POOL_SIZE = 8;

  final String label;

  Database(String label) {
    this.label = label;
  }

  /** Opens a new database; the caller closes the data source if it can be closed. */
  abstract DataSource open() throws SQLException;

  private static DataSource h2() throws SQLException {
    JdbcDataSource dataSource = new JdbcDataSource();
    // Without the second option H2 hands out the last result again, and nothing is executed.
    dataSource.setURL(
        "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1;OPTIMIZE_REUSE_RESULTS=0".formatted(UUID.randomUUID()));
    fill(
        dataSource,
        """
        create table author (id int, name varchar(50));
        create index author_id on author (id);
        insert into author select 1, 'Octavia E. Butler' from system_range(1, 10);
        create table book (id int primary key, title varchar(50), pages int, price int);
        insert into book select x, 'Kindred', 200 + x, 1000 + x from system_range(1, 1000);
        create table sale (shop_id int, book_id int, copies int);
        create index sale_shop on sale (shop_id);
        insert into sale select 1, x, 2 from system_range(1, 20);
        """);
    return dataSource;
  }

  static void fill(DataSource dataSource, String script) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(script);
    }
  }

  private static DataSource pool(DataSource dataSource) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(dataSource);
    config.setMaximumPoolSize(POOL_SIZE);
    return new HikariDataSource(config);
  }
}
