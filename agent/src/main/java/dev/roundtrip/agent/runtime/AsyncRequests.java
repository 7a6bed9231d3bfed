package dev.roundtrip.agent.runtime;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Requests of the servlet API that go on when their thread has left them: their scope ends when
 * they are complete, and each dispatch in between is a part of it. Only such a request carries an
 * attribute of ours.
 */
final class AsyncRequests {

  private static final String UNIT = "dev.roundtrip.agent.unit";
  private static final String CONTEXT = "dev.roundtrip.agent.context";

  private AsyncRequests() {}

  /** What the request is a later part of, if it is one, and that is still open. */
  static @Nullable OpenUnit earlier(Object request) {
    Object dispatched = Asked.call(request, "getDispatcherType");
    return dispatched != null
            && !dispatched.toString().equals("REQUEST")
            && Asked.call(request, "getAttribute", UNIT) instanceof OpenUnit unit
            && unit.isOpen()
        ? unit
        : null;
  }

  /** Whether the request goes on elsewhere; then its scope will be closed when it is complete. */
  static boolean goesOn(Object request, OpenUnit unit) {
    if (!Boolean.TRUE.equals(Asked.call(request, "isAsyncStarted"))) {
      return false;
    }
    Object context = Asked.call(request, "getAsyncContext");
    if (context == null) {
      return false;
    }
    // Once for each: a dispatch may start another asynchronous part.
    if (Asked.call(request, "getAttribute", CONTEXT) == context) {
      return true;
    }
    if (!listen(context, unit)) {
      return false;
    }
    Asked.call(request, "setAttribute", UNIT, unit);
    Asked.call(request, "setAttribute", CONTEXT, context);
    return true;
  }

  private static boolean listen(Object context, OpenUnit unit) {
    Method method = Asked.method(context.getClass(), "addListener", 1).orElse(null);
    if (method == null) {
      return false;
    }
    Class<?> listener = method.getParameterTypes()[0];
    Object proxy =
        Proxy.newProxyInstance(
            listener.getClassLoader(), new Class<?>[] {listener}, new Listener(unit));
    try {
      method.invoke(context, proxy);
      return true;
    } catch (ReflectiveOperationException | RuntimeException over) {
      return false;
    }
  }

  /** However it was completed: after an error or too long a time that is told as well. */
  private record Listener(OpenUnit unit) implements InvocationHandler {

    @Override
    public @Nullable Object invoke(
        Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
      Object argument = arguments == null || arguments.length == 0 ? null : arguments[0];
      try {
        switch (method.getName()) {
          case "onComplete" -> unit.close();
          case "onStartAsync" -> again(proxy, argument);
          case "hashCode" -> {
            return System.identityHashCode(proxy);
          }
          case "equals" -> {
            return argument == proxy;
          }
          case "toString" -> {
            return "end of " + unit.scope().name();
          }
          default -> {
            return null;
          }
        }
      } catch (Throwable failure) {
        Notices.failed(failure);
      }
      return null;
    }

    /** A new cycle has forgotten its listeners. */
    private static void again(Object proxy, @Nullable Object event) {
      Object context = event == null ? null : Asked.call(event, "getAsyncContext");
      if (context != null) {
        Asked.call(context, "addListener", proxy);
      }
    }
  }
}
