package dev.roundtrip.agent.runtime;

import dev.roundtrip.Scope;

/** A unit of work that is going on. Several threads may work on it. */
final class OpenUnit {

  private final Scope scope;

  /** What knows the route best has told it. */
  private volatile boolean named;

  OpenUnit(Scope scope) {
    this.scope = scope;
  }

  Scope scope() {
    return scope;
  }

  boolean isOpen() {
    return !scope.isClosed();
  }

  /** The name of the method that the request has led to, unless a better one is known. */
  void rename(String route) {
    if (!named) {
      scope.rename(withVerb(route));
    }
  }

  /** The route that the framework has chosen. */
  void renameFinally(String route) {
    scope.rename(withVerb(route));
    named = true;
  }

  /** A method may serve every verb: then it is the request's. */
  private String withVerb(String route) {
    String name = scope.name();
    int blank = name.indexOf(' ');
    return route.startsWith("/") && blank > 0 ? name.substring(0, blank + 1) + route : route;
  }

  void close() {
    scope.close();
  }
}
