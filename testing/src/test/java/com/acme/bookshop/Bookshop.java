package com.acme.bookshop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Authors and their books, in plain JDBC, well and badly. */
public final class Bookshop {

  private final DataSource dataSource;

  public Bookshop(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** A database of its own with the tables and three authors of two books each. */
  public static DataSource database() {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    try {
      create(dataSource);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
    return dataSource;
  }

  public static void create(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table author (id identity primary key, name varchar(40))");
      statement.execute(
          "create table book (id identity primary key, author_id bigint, title varchar(40))");
    }
    new Bookshop(dataSource).add(3, 2);
  }

  /** Adds so many authors, each with so many books. */
  public void add(int authors, int books) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement author =
            connection.prepareStatement(
                "insert into author (name) values (?)", Statement.RETURN_GENERATED_KEYS);
        PreparedStatement book =
            connection.prepareStatement("insert into book (author_id, title) values (?, ?)")) {
      for (int i = 0; i < authors; i++) {
        author.setString(1, "author");
        author.executeUpdate();
        try (ResultSet keys = author.getGeneratedKeys()) {
          keys.next();
          for (int j = 0; j < books; j++) {
            book.setLong(1, keys.getLong(1));
            book.setString(2, "book " + j);
            book.addBatch();
          }
        }
      }
      if (authors * books > 0) {
        book.executeBatch();
      }
    }
  }

  /** One statement for the authors, and one for the books of each. */
  public int titlesOneByOne() throws SQLException {
    int titles = 0;
    try (Connection connection = dataSource.getConnection()) {
      for (long author : authors(connection)) {
        titles += titlesOf(connection, author).size();
      }
    }
    return titles;
  }

  /** One statement. */
  public int titlesTogether() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "select a.id, b.title from author a join book b on b.author_id = a.id");
        ResultSet rows = query.executeQuery()) {
      int titles = 0;
      while (rows.next()) {
        titles += rows.getString(2) == null ? 0 : 1;
      }
      return titles;
    }
  }

  /** The same statement twice. */
  public long countTwice() throws SQLException {
    return count() + count();
  }

  /**
   * The same statement so often that a pause of the machine, which looks like a wait, is no matter.
   */
  public void countOften() throws SQLException {
    for (int i = 0; i < 7; i++) {
      count();
    }
  }

  public long count() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement("select count(*) from author");
        ResultSet rows = query.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** One statement for each. */
  public void addOneByOne(int authors) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement("insert into author (name) values (?)")) {
      for (int i = 0; i < authors; i++) {
        insert.setString(1, "author");
        insert.executeUpdate();
      }
    }
  }

  /** One batch. */
  public void addTogether(int authors) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement("insert into author (name) values (?)")) {
      for (int i = 0; i < authors; i++) {
        insert.setString(1, "author");
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  public void rename(String name) throws SQLException {
    update("update author set name = '" + name + "'");
  }

  public void burn() throws SQLException {
    update("delete from book");
  }

  public Connection leak() throws SQLException {
    Connection connection = dataSource.getConnection();
    authors(connection);
    return connection;
  }

  private void update(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private static List<Long> authors(Connection connection) throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement("select id, name from author");
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
    }
    return ids;
  }

  private static List<String> titlesOf(Connection connection, long author) throws SQLException {
    List<String> titles = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement("select title from book where author_id = ?")) {
      query.setLong(1, author);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          titles.add(rows.getString(1));
        }
      }
    }
    return titles;
  }
}
