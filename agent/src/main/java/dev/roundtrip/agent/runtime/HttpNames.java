package dev.roundtrip.agent.runtime;

import dev.roundtrip.agent.hooks.UnitKind;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request is called: its method and its route where the framework knows that, else its path,
 * with what looks like an identifier left out, so that requests of one kind have one name. The
 * servlet API is the application's: it is asked by reflection.
 */
final class HttpNames {

  private static final Pattern IDENTIFIER =
      Pattern.compile("/(?:\\d+|[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}|[0-9a-fA-F]{16,})(?=/|$)");

  /** Set by Spring MVC. */
  private static final String ROUTE =
      "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";

  private HttpNames() {}

  static String of(int kind, Object request) {
    return kind == UnitKind.EXCHANGE
        ? Asked.text(request, "getRequestMethod", "HTTP")
            + " "
            + generic(pathOf(Asked.text(request, "getRequestURI", "/")))
        : Asked.text(request, "getMethod", "HTTP")
            + " "
            + generic(Asked.text(request, "getRequestURI", "/"));
  }

  /** The name by the route that the framework has chosen, or null. */
  static @Nullable String route(Object request) {
    Object route = Asked.call(request, "getAttribute", ROUTE);
    return route == null ? null : Asked.text(request, "getMethod", "HTTP") + " " + route;
  }

  private static String pathOf(String uri) {
    int query = uri.indexOf('?');
    return query < 0 ? uri : uri.substring(0, query);
  }

  private static String generic(String path) {
    return IDENTIFIER.matcher(path).replaceAll("/{id}");
  }
}
