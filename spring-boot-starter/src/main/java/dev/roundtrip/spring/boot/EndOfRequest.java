package dev.roundtrip.spring.boot;

import dev.roundtrip.Scope;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;

/** Ends the scope of an asynchronous request, however that ends. */
final class EndOfRequest implements AsyncListener {

  private static final String WAITING = EndOfRequest.class.getName();

  private final Scope scope;

  private EndOfRequest(Scope scope) {
    this.scope = scope;
  }

  /** Once for each request: a dispatch may start another asynchronous part. */
  static void await(HttpServletRequest request, Scope scope) {
    if (request.getAttribute(WAITING) != request.getAsyncContext()) {
      request.setAttribute(WAITING, request.getAsyncContext());
      request.getAsyncContext().addListener(new EndOfRequest(scope));
    }
  }

  @Override
  public void onComplete(AsyncEvent event) {
    scope.close();
  }

  /** Something else may still complete it. */
  @Override
  public void onTimeout(AsyncEvent event) {}

  /** As above. */
  @Override
  public void onError(AsyncEvent event) {}

  /** A new cycle has forgotten its listeners. */
  @Override
  public void onStartAsync(AsyncEvent event) {
    event.getAsyncContext().addListener(this);
  }
}
