package dev.roundtrip.samples.bookstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.tools.RunScript;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** The bookstore's database: embedded, in memory, gone with its pool. */
final class Database {
  private Database() {}

  /** A pool on a fresh database with the bookstore's tables and rows. */
  static HikariDataSource open() throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setPoolName("bookstore");
    config.setJdbcUrl("jdbc:h2:mem:bookstore");
    config.setMaximumPoolSize(4);
    HikariDataSource pool = new HikariDataSource(config);
    try (Connection connection = pool.getConnection()) {
      run("/schema.sql", connection);
      run("/data.sql", connection);
    }
    return pool;
  }

  /** Hibernate on a data source that the application owns. */
  static SessionFactory sessions(DataSource dataSource) {
    return new HibernatePersistenceConfiguration("bookstore")
        .managedClasses(
            Author.class, Book.class, Customer.class, Order.class, OrderLine.class, Setting.class)
        .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource)
        .createEntityManagerFactory();
  }

  private static void run(String script, Connection connection) throws SQLException {
    try (Reader reader = new InputStreamReader(Database.class.getResourceAsStream(script), UTF_8)) {
      RunScript.execute(connection, reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
