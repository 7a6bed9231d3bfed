package dev.roundtrip.equal;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;

/** A request that has a method and a path, and a response that nobody writes to. */
final class ScriptRequest {

  static final String METHOD = "RUN";

  private ScriptRequest() {}

  static HttpServletRequest of(String path) {
    return Proxies.of(
        HttpServletRequest.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "getMethod" -> METHOD;
              case "getRequestURI" -> path;
              case "getAttribute" -> null;
              default -> throw new UnsupportedOperationException(method.toString());
            });
  }

  static ServletResponse response() {
    return Proxies.of(
        ServletResponse.class,
        (proxy, method, arguments) -> {
          throw new UnsupportedOperationException(method.toString());
        });
  }
}
