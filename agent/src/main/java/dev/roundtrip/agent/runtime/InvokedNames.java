package dev.roundtrip.agent.runtime;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a method is called that a framework calls by reflection; the framework's object knows it.
 */
final class InvokedNames {

  /** Kept with the class of the resource, so that it goes when that goes. */
  private static final ClassValue<Map<Method, Optional<String>>> ROUTES =
      new ClassValue<>() {
        @Override
        protected Map<Method, Optional<String>> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  private InvokedNames() {}

  /** Class and method, as people say it; null if it does not tell. */
  static @Nullable String method(Object invoker) {
    return Asked.call(invoker, "getMethod") instanceof Method method
        ? simpleName(method.getDeclaringClass()) + "." + method.getName()
        : null;
  }

  private static String simpleName(Class<?> type) {
    String name = type.getName();
    return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
  }

  /** Verb and template of a resource of JAX-RS; null if it does not tell all of it. */
  static @Nullable String route(Object invoker) {
    return Asked.call(invoker, "getResourceMethod") instanceof Method method
            && Asked.call(invoker, "getResourceClass") instanceof Class<?> type
        ? ROUTES
            .get(type)
            .computeIfAbsent(method, each -> Optional.ofNullable(route(type, each)))
            .orElse(null)
        : null;
  }

  private static @Nullable String route(Class<?> type, Method method) {
    String base = null;
    String verb = null;
    String path = "";
    for (Class<?> each : withParents(type)) {
      base = base == null ? path(each.getAnnotations()) : base;
      Annotation[] annotations = verb == null ? of(each, method) : new Annotation[0];
      verb = verb == null ? verb(annotations) : verb;
      String found = path(annotations);
      path = found == null ? path : found;
    }
    // What is reached through another resource does not tell where that is.
    return base == null || verb == null ? null : verb + " " + Routes.joined(base, path);
  }

  /** As annotations are inherited there: classes first, then interfaces. */
  private static List<Class<?>> withParents(Class<?> type) {
    List<Class<?>> all = new ArrayList<>();
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      all.add(each);
    }
    for (int i = 0; i < all.size(); i++) {
      for (Class<?> implemented : all.get(i).getInterfaces()) {
        if (!all.contains(implemented)) {
          all.add(implemented);
        }
      }
    }
    return all;
  }

  private static Annotation[] of(Class<?> type, Method method) {
    try {
      return type.getDeclaredMethod(method.getName(), method.getParameterTypes()).getAnnotations();
    } catch (NoSuchMethodException inherited) {
      return new Annotation[0];
    }
  }

  private static @Nullable String path(Annotation[] annotations) {
    for (Annotation annotation : annotations) {
      if (annotation.annotationType().getName().endsWith(".ws.rs.Path")) {
        return Asked.text(annotation, "value", "");
      }
    }
    return null;
  }

  /** The name of a verb is on the annotation's type, so that applications can have their own. */
  private static @Nullable String verb(Annotation[] annotations) {
    for (Annotation annotation : annotations) {
      for (Annotation meta : annotation.annotationType().getAnnotations()) {
        if (meta.annotationType().getName().endsWith(".ws.rs.HttpMethod")) {
          return Asked.text(meta, "value", "HTTP");
        }
      }
    }
    return null;
  }
}
