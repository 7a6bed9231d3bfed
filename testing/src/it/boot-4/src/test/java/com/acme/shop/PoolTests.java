package com.acme.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.roundtrip.testing.ExpectQueries;
import java.sql.Connection;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

/** The pool stays what it is to whoever asks for it by its class. */
@SpringBootTest
class PoolTests {

  @Autowired HikariDataSource pool;
  @Autowired DataSource dataSource;
  @Autowired JdbcTemplate jdbc;

  @Test
  void thePoolIsItself() throws Exception {
    assertThat(pool).isSameAs(dataSource);
    assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isPositive();
    assertThat(pool.getJdbcUrl()).startsWith("jdbc:h2:mem:");
    assertThat(dataSource.unwrap(HikariDataSource.class).isRunning()).isTrue();
    assertThat(dataSource.isWrapperFor(HikariDataSource.class)).isTrue();
  }

  @Test
  @ExpectQueries(dataSource = "dataSource", select = 2, insert = 0)
  void bothWaysAreObserved() throws Exception {
    jdbc.queryForObject("select count(*) from author", Long.class);
    try (Connection connection = pool.getConnection();
        var select = connection.createStatement();
        var rows = select.executeQuery("select count(*) from book")) {
      assertThat(rows.next()).isTrue();
    }
  }
}
