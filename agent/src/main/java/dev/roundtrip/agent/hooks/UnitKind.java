package dev.roundtrip.agent.hooks;

/** Where units of work begin. */
public final class UnitKind {

  /** A servlet or filter; told with the request. */
  public static final int SERVLET = 1;

  /** A handler of the JDK's HTTP server; told with the exchange. */
  public static final int EXCHANGE = 2;

  /** A method that a scheduler or a message listener calls, by its name. */
  public static final int METHOD = 3;

  /** A method that a route leads to: it gives the request around it its name. */
  public static final int ROUTE = 4;

  /** What calls such a method for a scheduler or a listener's container; told with itself. */
  public static final int INVOKER = 5;

  /** What calls a method that a route leads to; told with itself. */
  public static final int RESOURCE = 6;

  private UnitKind() {}
}
