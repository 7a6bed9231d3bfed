package dev.roundtrip.samples.bookstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The books of a shelf that sold best. */
final class SalesReport {
  record Bestseller(String title, long copies) {}

  private static final String BY_ISBN =
      """
      SELECT book.title, SUM(sale.quantity) AS copies
      FROM book JOIN sale ON sale.isbn = book.isbn
      WHERE book.shelf = ?
      GROUP BY book.id, book.title
      ORDER BY copies DESC, book.id
      FETCH FIRST 10 ROWS ONLY
      """;

  private static final String BY_BOOK =
      """
      SELECT book.title, SUM(sale.quantity) AS copies
      FROM book JOIN sale ON sale.book_id = book.id
      WHERE book.shelf = ?
      GROUP BY book.id, book.title
      ORDER BY copies DESC, book.id
      FETCH FIRST 10 ROWS ONLY
      """;

  private final DataSource dataSource;

  SalesReport(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Finds the sales by ISBN, which has no index: all sales are read again for each book. */
  List<Bestseller> bestsellers(String shelf) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(BY_ISBN)) {
      select.setString(1, shelf);
      try (ResultSet rows = select.executeQuery()) { // planted: slow statement
        return read(rows);
      }
    }
  }

  /** Finds the sales by the book's id, which has an index. */
  List<Bestseller> bestsellersRepaired(String shelf) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(BY_BOOK)) {
      select.setString(1, shelf);
      try (ResultSet rows = select.executeQuery()) {
        return read(rows);
      }
    }
  }

  private static List<Bestseller> read(ResultSet rows) throws SQLException {
    List<Bestseller> bestsellers = new ArrayList<>();
    while (rows.next()) {
      bestsellers.add(new Bestseller(rows.getString("title"), rows.getLong("copies")));
    }
    return bestsellers;
  }
}
