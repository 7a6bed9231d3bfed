package dev.roundtrip.pains;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A driver whose every call is shown to the test, on the calling thread, before it is made. */
final class SpyDriver {

  private SpyDriver() {}

  static DataSource over(DataSource real, Consumer<Method> spy) {
    return over(real, DataSource.class, spy);
  }

  private static <T> T over(Object real, Class<T> type, Consumer<Method> spy) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call(real, method, arguments, spy)));
  }

  private static @Nullable Object call(
      Object real, Method method, Object @Nullable [] arguments, Consumer<Method> spy)
      throws Throwable {
    if (method.getDeclaringClass() != Object.class) {
      spy.accept(method);
    }
    try {
      Object result = method.invoke(real, arguments);
      Class<?> type = method.getReturnType();
      boolean jdbc = type.isInterface() && type.getPackageName().equals("java.sql");
      return result != null && jdbc ? over(result, type, spy) : result;
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
