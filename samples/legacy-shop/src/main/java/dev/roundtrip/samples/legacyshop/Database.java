package dev.roundtrip.samples.legacyshop;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.cfg.JdbcSettings;

/** H2 in memory, with a pool before it. */
final class Database {

  private static final String[] TABLES = {
    "create table author (id bigint primary key, name varchar(50))",
    "create table book (id bigint primary key, title varchar(50), author_id bigint)",
    "create table orders (id bigint primary key, customer bigint, book_id bigint)",
    "insert into author select x * 3 + 1000, 'Author ' || x from system_range(1, 25)",
    "insert into book select x + 5000, 'Book ' || x, mod(x, 25) * 3 + 1003"
        + " from system_range(1, 100)",
    "insert into orders select x + 9000, mod(x, 20), mod(x * 7, 100) + 5001"
        + " from system_range(1, 400)",
  };

  private Database() {}

  static HikariDataSource open() throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:mem:legacy-shop;DB_CLOSE_DELAY=-1");
    HikariDataSource pool = new HikariDataSource(config);
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop all objects");
      for (String sql : TABLES) {
        statement.execute(sql);
      }
    }
    return pool;
  }

  static SessionFactory sessions(DataSource dataSource) {
    Configuration configuration = new Configuration();
    configuration.getProperties().put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource);
    return configuration
        .addAnnotatedClass(Author.class)
        .addAnnotatedClass(Book.class)
        .buildSessionFactory();
  }
}
