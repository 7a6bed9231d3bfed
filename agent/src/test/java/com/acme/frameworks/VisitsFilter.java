package com.acme.frameworks;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Asks the database itself, where it is told to. */
final class VisitsFilter implements Filter {

  private final DataSource dataSource;

  VisitsFilter(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (((HttpServletRequest) request).getRequestURI().contains("/filtered/")) {
      try (Connection connection = dataSource.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("select 'visited'");
      } catch (SQLException failure) {
        throw new ServletException(failure);
      }
    }
    chain.doFilter(request, response);
  }
}
