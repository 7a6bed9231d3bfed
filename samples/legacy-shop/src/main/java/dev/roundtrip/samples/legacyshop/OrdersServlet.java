package dev.roundtrip.samples.legacyshop;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What a customer has ordered: by hand-written JDBC, one title at a time. */
@SuppressWarnings("serial") // Nobody serializes it.
final class OrdersServlet extends HttpServlet {

  private final transient DataSource dataSource;

  OrdersServlet(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    long customer = Long.parseLong(request.getPathInfo().substring(1));
    try (Connection connection = dataSource.getConnection();
        PreparedStatement orders =
            connection.prepareStatement("select id, book_id from orders where customer = ?")) {
      orders.setLong(1, customer);
      try (ResultSet rows = orders.executeQuery()) {
        while (rows.next()) {
          title(connection, rows.getLong("book_id"), response.getWriter());
        }
      }
    } catch (SQLException failure) {
      throw new ServletException(failure);
    }
  }

  private static void title(Connection connection, long book, PrintWriter page)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select title from book where id = ?")) {
      select.setLong(1, book);
      try (ResultSet rows = select.executeQuery()) { // planted: n+1
        while (rows.next()) {
          page.println(rows.getString(1));
        }
      }
    }
  }
}
