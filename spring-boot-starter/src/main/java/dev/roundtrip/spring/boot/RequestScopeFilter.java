package dev.roundtrip.spring.boot;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Opens a scope for each request, and ends it when the response is complete: for an asynchronous
 * one that is later, on another thread, and every dispatch in between is a part of it.
 */
final class RequestScopeFilter extends OncePerRequestFilter {

  private static final String SCOPE = RequestScopeFilter.class.getName() + ".scope";

  private static final boolean OBSERVATIONS =
      ClassUtils.isPresent(
          "io.micrometer.observation.Observation", RequestScopeFilter.class.getClassLoader());

  private final Roundtrip roundtrip;
  private final Handlers handlers;
  private final boolean serverTiming;

  RequestScopeFilter(Roundtrip roundtrip, Handlers handlers, boolean serverTiming) {
    this.roundtrip = roundtrip;
    this.handlers = handlers;
    this.serverTiming = serverTiming;
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Scope scope = scopeOf(request);
    TimedResponse timed = serverTiming ? new TimedResponse(response, scope) : null;
    try (Scope.Entered entered = scope.enterOnThisThread()) {
      chain.doFilter(request, timed == null ? response : timed);
    } finally {
      name(scope, request);
      if (isAsyncStarted(request)) {
        EndOfRequest.await(request, scope);
      } else {
        if (timed != null) {
          timed.tell();
        }
        end(scope, request);
      }
    }
  }

  /** That of an earlier dispatch, as long as it is open: an error page may come after its end. */
  private Scope scopeOf(HttpServletRequest request) {
    if (request.getAttribute(SCOPE) instanceof Scope earlier && !earlier.isClosed()) {
      return earlier;
    }
    Scope scope = roundtrip.openDetachedScope(request.getMethod());
    request.setAttribute(SCOPE, scope);
    if (OBSERVATIONS) {
      ObservationBridge.connect(request, scope);
    }
    return scope;
  }

  private static void end(Scope scope, HttpServletRequest request) {
    request.removeAttribute(SCOPE);
    scope.close();
  }

  /** The route, which is known once the request was routed; never what stood in the URL. */
  private void name(Scope scope, HttpServletRequest request) {
    @Nullable Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    if (pattern == null) {
      if (scope.name().indexOf(' ') < 0) {
        scope.rename(request.getMethod() + " (no route)");
      }
      return;
    }
    scope.rename(request.getMethod() + " " + pattern);
    if (!handlers.knows(scope.name())
        && request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE)
            instanceof HandlerMethod handler) {
      handlers.handled(
          scope.name(),
          handler.getBeanType().getSimpleName() + "." + handler.getMethod().getName());
    }
  }
}
