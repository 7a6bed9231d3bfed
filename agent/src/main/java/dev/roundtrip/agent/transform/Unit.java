package dev.roundtrip.agent.transform;

import dev.roundtrip.agent.hooks.UnitKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A method that is a unit of work.
 *
 * @param kind how its name is found, a number of {@link UnitKind}
 * @param name of the scope, as far as it is known by now
 */
record Unit(int kind, String name, boolean withArgument) {

  private static final String[] SERVLETS = {"jakarta", "javax"};

  /** Calls methods with {@code @Scheduled}, or with an annotation that is made of it. */
  private static final String SCHEDULED =
      "org/springframework/scheduling/support/ScheduledMethodRunnable";

  /** Calls methods of listeners: of Kafka, JMS, RabbitMQ and what else brings Spring messages. */
  private static final String LISTENER =
      "org/springframework/messaging/handler/invocation/InvocableHandlerMethod";

  /** Calls methods of resources, wherever their annotations are. */
  private static final String JERSEY = "org/glassfish/jersey/server/model/ResourceMethodInvoker";

  /** Makes a thread for each task, a virtual one if it is told to. */
  static final String THREADS = "org/springframework/core/task/SimpleAsyncTaskExecutor";

  private static final Set<String> FRAMEWORKS = Set.of(SCHEDULED, LISTENER, JERSEY, THREADS);

  /** Whether a class begins units of work that others write, or threads, by its internal name. */
  static boolean isOfFramework(String type) {
    return type.startsWith("org/") && FRAMEWORKS.contains(type);
  }

  /** By name and parameters alone: nothing else is called like that. */
  static @Nullable Unit of(String type, String method, String descriptor) {
    for (String servlets : SERVLETS) {
      String request =
          "(L" + servlets + "/servlet/ServletRequest;L" + servlets + "/servlet/Servlet";
      if ((method.equals("service") && descriptor.equals(request + "Response;)V"))
          || (method.equals("doFilter")
              && descriptor.equals(
                  request + "Response;L" + servlets + "/servlet/FilterChain;)V"))) {
        return new Unit(UnitKind.SERVLET, "", true);
      }
    }
    boolean exchange = descriptor.equals("(Lcom/sun/net/httpserver/HttpExchange;)V");
    if (exchange && (method.equals("handle") || method.equals("doFilter"))) {
      return new Unit(UnitKind.EXCHANGE, "", true);
    }
    return isOfFramework(type) ? invoker(type, method, descriptor) : null;
  }

  private static @Nullable Unit invoker(String type, String method, String descriptor) {
    return switch (type) {
      case JERSEY ->
          method.equals("apply") && descriptor.endsWith("Response;")
              ? new Unit(UnitKind.RESOURCE, "", false)
              : null;
      case LISTENER -> method.equals("invoke") ? new Unit(UnitKind.INVOKER, "", false) : null;
      case SCHEDULED -> method.equals("run") ? new Unit(UnitKind.INVOKER, "", false) : null;
      default -> null;
    };
  }
}
