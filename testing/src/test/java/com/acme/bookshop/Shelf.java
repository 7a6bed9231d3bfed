package com.acme.bookshop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Sends queries from a line of an application. */
public final class Shelf {

  private Shelf() {}

  public static void send(DataSource dataSource, String sql, Object value) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      if (value instanceof Long number) {
        query.setLong(1, number);
      } else {
        query.setString(1, (String) value);
      }
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          rows.getString(1);
        }
      }
    }
  }
}
