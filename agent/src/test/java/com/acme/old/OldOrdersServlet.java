package com.acme.old;

import com.acme.Shop;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Objects;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/** Made by its container, which knows it by name. */
public final class OldOrdersServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  private transient @Nullable HikariDataSource dataSource;

  @Override
  public void init() throws ServletException {
    try {
      dataSource = Shop.open("old");
    } catch (SQLException failure) {
      throw new ServletException(failure);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    try {
      Shop.walkTwice(Objects.requireNonNull(dataSource));
    } catch (SQLException failure) {
      throw new ServletException(failure);
    }
  }

  @Override
  public void destroy() {
    Objects.requireNonNull(dataSource).close();
  }
}
