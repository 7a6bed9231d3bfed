package com.acme;

import jakarta.servlet.GenericServlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.util.concurrent.Callable;

/** A servlet that does what it was told when it was made. */
public final class WorkServlet extends GenericServlet {

  private static final long serialVersionUID = 1;

  private final transient Callable<?> work;

  public WorkServlet(Callable<?> work) {
    this.work = work;
  }

  @Override
  public void service(ServletRequest request, ServletResponse response) throws ServletException {
    try {
      work.call();
    } catch (Exception failure) {
      throw new ServletException(failure);
    }
  }
}
