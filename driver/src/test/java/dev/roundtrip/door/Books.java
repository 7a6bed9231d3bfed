package dev.roundtrip.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.finding.Finding;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcDataSource;

/** A database with authors and books, and a walk over it that is an N+1. */
final class Books {

  static final int AUTHORS = 6;

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String url = "jdbc:h2:mem:door" + COUNT.incrementAndGet() + ";DB_CLOSE_DELAY=-1";

  Books() {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("create table author (id bigint primary key, name varchar(20))");
      statement.execute("create table book (id bigint primary key, author_id bigint)");
      for (int i = 0; i < AUTHORS; i++) {
        int id = 1_000 + 7 * i;
        statement.execute("insert into author values (" + id + ", 'author " + i + "')");
        statement.execute("insert into book values (" + (50_000 + i) + ", " + id + ")");
      }
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  String url() {
    return url;
  }

  /** What stands behind {@code jdbc:}. */
  String address() {
    return url.substring("jdbc:".length());
  }

  JdbcDataSource dataSource() {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL(url);
    return dataSource;
  }

  /** One statement for the authors, and one for each author's books. */
  static void walk(Connection connection) throws SQLException {
    List<Long> authors = new ArrayList<>();
    try (PreparedStatement query =
            connection.prepareStatement("select id from author order by id");
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        authors.add(rows.getLong("id"));
      }
    }
    for (long author : authors) {
      try (PreparedStatement query =
          connection.prepareStatement("select id from book where author_id = ?")) {
        query.setLong(1, author);
        try (ResultSet rows = query.executeQuery()) {
          assertThat(rows.next()).isTrue();
        }
      }
    }
  }

  /** The fingerprint of the walk through the data source wrapper. */
  static String expectedFingerprint() throws SQLException {
    List<Finding> findings = new ArrayList<>();
    try (Roundtrip roundtrip = Roundtrip.builder().onFinding(findings::add).build();
        Scope scope = roundtrip.openScope("expected");
        Connection connection = roundtrip.wrap(new Books().dataSource()).getConnection()) {
      walk(connection);
      assertThat(scope.statements()).isEqualTo(AUTHORS + 1);
    }
    assertThat(findings).hasSize(1);
    return findings.get(0).fingerprint();
  }
}
