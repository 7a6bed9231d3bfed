package dev.roundtrip.pains;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A small database of its own for each test, and what an application does with it. */
final class Library {

  static final String QUERY = "select title from book where id = ?";

  private Library() {}

  static JdbcDataSource h2() throws SQLException {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table book (id int primary key, title varchar(20))");
      statement.execute("insert into book values (1, 'Kindred'), (2, 'Dawn'), (3, 'Wild Seed')");
    }
    return dataSource;
  }

  /** One lookup on a connection of its own. */
  static String title(DataSource dataSource, int id) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement(QUERY)) {
      query.setInt(1, id);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? rows.getString(1) : "";
      }
    }
  }
}
