package com.acme;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** An application that knows nothing of Roundtrip, with an N+1 in {@link #walk}. */
public final class Shop {

  public static final int AUTHORS = 20;

  private Shop() {}

  /** A pool over a database in memory, with authors and a book for each. */
  public static HikariDataSource open(String name) throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
    config.setMaximumPoolSize(2);
    HikariDataSource dataSource = new HikariDataSource(config);
    create(dataSource);
    return dataSource;
  }

  public static void create(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table author (id int primary key, name varchar(20))");
      statement.execute("create table book (id int primary key, author_id int, title varchar(20))");
      statement.execute(
          "insert into author select x * 7 + 1000, 'author' from system_range(1, " + AUTHORS + ")");
      statement.execute(
          "insert into book select x, x * 7 + 1000, 'title' from system_range(1, " + AUTHORS + ")");
    }
  }

  /** One statement, and one more for each row of it. */
  public static void walk(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      walk(connection);
    }
  }

  /** Both times in one unit of work, if there is one around it, though on two leases. */
  public static boolean walkTwice(DataSource dataSource) throws SQLException {
    walk(dataSource);
    walk(dataSource);
    return true;
  }

  public static void walk(Connection connection) throws SQLException {
    try (Statement authors = connection.createStatement();
        ResultSet rows = authors.executeQuery("select id, name from author order by id")) {
      while (rows.next()) {
        try (PreparedStatement books =
            connection.prepareStatement("select title from book where author_id = ?")) {
          books.setInt(1, rows.getInt("id"));
          try (ResultSet titles = books.executeQuery()) {
            while (titles.next()) {
              titles.getString(1);
            }
          }
        }
      }
    }
  }
}
