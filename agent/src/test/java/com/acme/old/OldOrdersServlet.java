package com.acme.old;

import com.acme.Shop;
import java.sql.SQLException;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.h2.jdbcx.JdbcDataSource;

/** Made by its container, which knows it by name. */
public final class OldOrdersServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  private final transient JdbcDataSource dataSource = new JdbcDataSource();

  @Override
  public void init() throws ServletException {
    dataSource.setURL("jdbc:h2:mem:old;DB_CLOSE_DELAY=-1");
    try {
      Shop.create(dataSource);
    } catch (SQLException failure) {
      throw new ServletException(failure);
    }
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
