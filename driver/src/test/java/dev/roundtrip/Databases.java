package dev.roundtrip;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/** Fresh databases of H2 with one table of three rows. */
final class Databases {

  private Databases() {}

  static JdbcDataSource h2() throws SQLException {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000");
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table item (id int primary key, name varchar(20))");
      statement.execute("insert into item values (1, 'a'), (2, 'b'), (3, 'c')");
    }
    return dataSource;
  }

  /** A pool of one connection, which gives up after 250 ms, the least it allows, or a minute. */
  static HikariDataSource poolOfOne(boolean patient) throws SQLException {
    HikariDataSource pool = new HikariDataSource();
    pool.setDataSource(h2());
    pool.setMaximumPoolSize(1);
    pool.setConnectionTimeout(patient ? 60_000 : 250);
    return pool;
  }
}
