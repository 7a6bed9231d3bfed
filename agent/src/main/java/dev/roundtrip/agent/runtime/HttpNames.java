package dev.roundtrip.agent.runtime;

import dev.roundtrip.agent.hooks.UnitKind;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
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

  private static final String[] ROUTES = {
    "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern"
  };

  private HttpNames() {}

  static String of(int kind, Object request) {
    return kind == UnitKind.EXCHANGE
        ? ask(request, "getRequestMethod", "HTTP")
            + " "
            + generic(pathOf(ask(request, "getRequestURI", "/")))
        : ask(request, "getMethod", "HTTP") + " " + generic(ask(request, "getRequestURI", "/"));
  }

  /** The name by the route that the framework has chosen, or null. */
  static @Nullable String route(Object request) {
    for (String attribute : ROUTES) {
      Object route = call(request, "getAttribute", attribute);
      if (route != null) {
        return ask(request, "getMethod", "HTTP") + " " + route;
      }
    }
    return null;
  }

  private static String pathOf(String uri) {
    int query = uri.indexOf('?');
    return query < 0 ? uri : uri.substring(0, query);
  }

  private static String generic(String path) {
    return IDENTIFIER.matcher(path).replaceAll("/{id}");
  }

  private static String ask(Object object, String method, String otherwise) {
    Object answer = call(object, method);
    return answer == null ? otherwise : answer.toString();
  }

  private static @Nullable Object call(Object object, String name, String... arguments) {
    Class<?>[] types = new Class<?>[arguments.length];
    java.util.Arrays.fill(types, String.class);
    try {
      Method method = declared(object.getClass(), name, types);
      return method == null ? null : method.invoke(object, (Object[]) arguments);
    } catch (IllegalAccessException | InvocationTargetException | RuntimeException unknown) {
      return null;
    }
  }

  /** Of a type that is public: the class of the request often is not. */
  private static @Nullable Method declared(Class<?> type, String name, Class<?>[] types) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      Method method = ofType(each, name, types);
      if (method != null) {
        return method;
      }
      for (Class<?> implemented : each.getInterfaces()) {
        method = declared(implemented, name, types);
        if (method != null) {
          return method;
        }
      }
    }
    return null;
  }

  private static @Nullable Method ofType(Class<?> type, String name, Class<?>[] types) {
    try {
      Method method =
          java.lang.reflect.Modifier.isPublic(type.getModifiers())
              ? type.getMethod(name, types)
              : null;
      return method != null
              && java.lang.reflect.Modifier.isPublic(method.getDeclaringClass().getModifiers())
          ? method
          : null;
    } catch (NoSuchMethodException none) {
      return null;
    }
  }
}
