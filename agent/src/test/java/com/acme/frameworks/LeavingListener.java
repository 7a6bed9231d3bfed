package com.acme.frameworks;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServletRequest;

/** Tells when a request has left its filters and its servlet. */
final class LeavingListener implements ServletRequestListener {

  @Override
  public void requestDestroyed(ServletRequestEvent event) {
    if (((HttpServletRequest) event.getServletRequest()).getRequestURI().startsWith("/leaving/")) {
      Frameworks.LEFT.countDown();
    }
  }
}
