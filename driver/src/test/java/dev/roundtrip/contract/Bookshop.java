package dev.roundtrip.contract;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A fresh H2 database of its own for a test, and the queries that the tests send. */
public final class Bookshop {

  public static final int AUTHORS = 8;

  private static final AtomicInteger COUNT = new AtomicInteger();

  private Bookshop() {}

  /** Eight authors with two books each. */
  public static DataSource create() throws SQLException {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:bookshop" + COUNT.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table author (id bigint primary key, name varchar(40))");
      statement.execute("create table book (id bigint primary key, author_id bigint, title text)");
      for (int i = 0; i < AUTHORS; i++) {
        statement.execute("insert into author values (" + author(i) + ", 'author " + i + "')");
        for (int j = 0; j < 2; j++) {
          statement.execute(
              "insert into book values (%d, %d, 'title')".formatted(9_000 + i * 2 + j, author(i)));
        }
      }
    }
    return dataSource;
  }

  public static long author(int i) {
    return 1_000L + i * 7L;
  }

  /** The first of the authors' ids. */
  public static List<Long> authors(Connection connection, int n) throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement("select id, name from author order by id")) {
      query.setMaxRows(n);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getLong(1));
        }
      }
    }
    return ids;
  }

  /** One lookup. */
  public static int titles(Connection connection, long author) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select title from book where author_id = ?")) {
      query.setLong(1, author);
      int count = 0;
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          rows.getString(1);
          count++;
        }
      }
      return count;
    }
  }

  /** One lookup on a connection of its own. */
  public static int titles(DataSource dataSource, long author) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return titles(connection, author);
    }
  }

  /** An N+1 over {@code n} authors. */
  public static void nPlusOne(DataSource dataSource, int n) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      for (long author : authors(connection, n)) {
        titles(connection, author);
      }
    }
  }
}
