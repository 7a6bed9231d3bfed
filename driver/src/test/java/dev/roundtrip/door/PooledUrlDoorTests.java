package dev.roundtrip.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A pool over the URL: a lease ends when the pool clears the warnings of the connection. */
class PooledUrlDoorTests extends SharedDoorContract {

  private final HikariDataSource pool = new HikariDataSource();

  @Override
  Connection connect() throws SQLException {
    if (pool.getJdbcUrl() == null) {
      pool.setJdbcUrl("jdbc:roundtrip:" + books.address());
      pool.setMaximumPoolSize(1);
    }
    return pool.getConnection();
  }

  @AfterEach
  void closePool() {
    pool.close();
  }

  @Test
  void theDriverMayBeNamed() {
    HikariConfig config = new HikariConfig();
    config.setDriverClassName("dev.roundtrip.RoundtripDriver");
    config.setJdbcUrl("jdbc:roundtrip:" + books.address());
    try (HikariDataSource named = new HikariDataSource(config)) {
      assertThat(named.isRunning()).isTrue();
    }
  }
}
