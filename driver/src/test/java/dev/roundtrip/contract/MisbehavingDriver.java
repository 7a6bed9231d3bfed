package dev.roundtrip.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A real object of JDBC that misbehaves in some methods: it throws, or returns null, zero or false.
 * What it returns is like itself.
 */
final class MisbehavingDriver {

  private final Predicate<Method> misbehaving;
  private final @Nullable Throwable failure;

  /**
   * Makes a driver.
   *
   * @param misbehaving which methods
   * @param failure what they throw; null if they return nothing instead
   */
  MisbehavingDriver(Predicate<Method> misbehaving, @Nullable Throwable failure) {
    this.misbehaving = misbehaving;
    this.failure = failure;
  }

  <T> T over(T real, Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answer(real, method, arguments)));
  }

  private @Nullable Object answer(Object real, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getDeclaringClass() != Object.class && misbehaving.test(method)) {
      if (failure != null) {
        throw failure;
      }
      return nothing(method.getReturnType());
    }
    try {
      Object result = method.invoke(real, arguments);
      Class<?> type = method.getReturnType();
      return result != null && type.isInterface() && type.getPackageName().startsWith("java.sql")
          ? overAny(result, type)
          : result;
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  private <T> T overAny(Object real, Class<T> type) {
    return over(type.cast(real), type);
  }

  /** What a proxy may return for the type, at its emptiest. */
  static @Nullable Object nothing(Class<?> type) {
    if (!type.isPrimitive() || type == void.class) {
      return null;
    }
    return java.lang.reflect.Array.get(java.lang.reflect.Array.newInstance(type, 1), 0);
  }
}
