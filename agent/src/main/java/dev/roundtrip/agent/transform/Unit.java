package dev.roundtrip.agent.transform;

import org.jspecify.annotations.Nullable;

/**
 * A method that is a unit of work.
 *
 * @param kind how its name is found, a number of {@link dev.roundtrip.agent.hooks.UnitKind}
 * @param name of the scope, as far as it is known by now
 */
record Unit(int kind, String name, boolean withArgument) {

  private static final String[] SERVLETS = {"jakarta", "javax"};

  /** By name and parameters alone: nothing else is called like that. */
  static @Nullable Unit of(String method, String descriptor) {
    for (String servlets : SERVLETS) {
      String request =
          "(L" + servlets + "/servlet/ServletRequest;L" + servlets + "/servlet/Servlet";
      if ((method.equals("service") && descriptor.equals(request + "Response;)V"))
          || (method.equals("doFilter")
              && descriptor.equals(
                  request + "Response;L" + servlets + "/servlet/FilterChain;)V"))) {
        return new Unit(dev.roundtrip.agent.hooks.UnitKind.SERVLET, "", true);
      }
    }
    boolean exchange = descriptor.equals("(Lcom/sun/net/httpserver/HttpExchange;)V");
    return exchange && (method.equals("handle") || method.equals("doFilter"))
        ? new Unit(dev.roundtrip.agent.hooks.UnitKind.EXCHANGE, "", true)
        : null;
  }
}
