package com.acme.frameworks;

import com.acme.Shop;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A servlet without a framework. */
final class OrdersServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  private final transient DataSource dataSource;

  OrdersServlet(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    try {
      Shop.walkTwice(dataSource);
    } catch (SQLException failure) {
      throw new ServletException(failure);
    }
  }
}
