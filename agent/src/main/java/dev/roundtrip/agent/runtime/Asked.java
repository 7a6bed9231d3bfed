package dev.roundtrip.agent.runtime;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Asks the application's objects by reflection, so that no class of it is ever linked to one of
 * ours. What does not answer, or throws, has answered null.
 */
final class Asked {

  /** Kept with the class, so that it goes when the class goes. */
  private static final ClassValue<Map<String, Optional<Method>>> KNOWN =
      new ClassValue<>() {
        @Override
        protected Map<String, Optional<Method>> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  private Asked() {}

  /**
   * Calls the public method of that name that has as many parameters as there are arguments; each
   * name is asked with one number of them only.
   */
  static @Nullable Object call(Object object, String name, @Nullable Object... arguments) {
    Optional<Method> method = method(object.getClass(), name, arguments.length);
    if (method.isEmpty()) {
      return null;
    }
    try {
      return method.get().invoke(object, arguments);
    } catch (IllegalAccessException | InvocationTargetException | RuntimeException unknown) {
      return null;
    }
  }

  /** As text, or what is said otherwise. */
  static String text(Object object, String name, String otherwise) {
    Object answer = call(object, name);
    return answer == null ? otherwise : answer.toString();
  }

  static Optional<Method> method(Class<?> type, String name, int parameters) {
    Map<String, Optional<Method>> known = KNOWN.get(type);
    Optional<Method> method = known.get(name);
    if (method == null) {
      method = Optional.ofNullable(declared(type, name, parameters));
      known.put(name, method);
    }
    return method;
  }

  /** Of a type that is public: the class of the object often is not. */
  private static @Nullable Method declared(Class<?> type, String name, int parameters) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      Method method = ofType(each, name, parameters);
      if (method != null) {
        return method;
      }
      for (Class<?> implemented : each.getInterfaces()) {
        method = declared(implemented, name, parameters);
        if (method != null) {
          return method;
        }
      }
    }
    return null;
  }

  private static @Nullable Method ofType(Class<?> type, String name, int parameters) {
    if (Modifier.isPublic(type.getModifiers())
        && type.getModule().isExported(type.getPackageName())) {
      for (Method method : type.getMethods()) {
        if (method.getName().equals(name)
            && method.getParameterCount() == parameters
            && !method.isBridge()
            && Modifier.isPublic(method.getDeclaringClass().getModifiers())) {
          return method;
        }
      }
    }
    return null;
  }
}
