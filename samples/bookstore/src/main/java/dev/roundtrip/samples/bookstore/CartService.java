package dev.roundtrip.samples.bookstore;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;

/** The books in a visitor's cart. The browser sends their ids. */
final class CartService {
  record CartItem(String title, BigDecimal price) {}

  private final DataSource dataSource;

  CartService(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Asks for one book at a time. */
  List<CartItem> items(List<Long> bookIds) throws SQLException {
    List<CartItem> items = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT title, price FROM book WHERE id = ?")) {
      for (long bookId : bookIds) {
        select.setLong(1, bookId);
        try (ResultSet rows = select.executeQuery()) { // planted: lookup in a loop
          while (rows.next()) {
            items.add(item(rows));
          }
        }
      }
    }
    return items;
  }

  /** Asks for all books at once. */
  List<CartItem> itemsRepaired(List<Long> bookIds) throws SQLException {
    String placeholders = String.join(", ", Collections.nCopies(bookIds.size(), "?"));
    String sql = "SELECT title, price FROM book WHERE id IN (" + placeholders + ") ORDER BY id";
    List<CartItem> items = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      int position = 1;
      for (long bookId : bookIds) {
        select.setLong(position++, bookId);
      }
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          items.add(item(rows));
        }
      }
    }
    return items;
  }

  private static CartItem item(ResultSet row) throws SQLException {
    return new CartItem(row.getString("title"), row.getBigDecimal("price"));
  }
}
