package dev.roundtrip.explain;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Hands out connections of another data source and writes down each call of each of them. */
final class CountedDataSource {

  private static final List<Class<?>> WATCHED =
      List.of(Connection.class, java.sql.PreparedStatement.class, java.sql.Statement.class);

  private final List<List<String>> callsByConnection = new CopyOnWriteArrayList<>();
  private final DataSource observed;

  CountedDataSource(DataSource source) {
    this.observed =
        (DataSource)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                  Object result = invoke(source, method, arguments);
                  if (!(result instanceof Connection connection)) {
                    return result;
                  }
                  List<String> calls = new CopyOnWriteArrayList<>();
                  callsByConnection.add(calls);
                  return watched(connection, calls);
                });
  }

  DataSource dataSource() {
    return observed;
  }

  int connections() {
    return callsByConnection.size();
  }

  /** What was called, by its number from 0 on, in order. */
  List<String> calls(int connection) {
    return new ArrayList<>(callsByConnection.get(connection));
  }

  private static Object watched(Object target, List<String> calls) {
    List<Class<?>> types = WATCHED.stream().filter(type -> type.isInstance(target)).toList();
    if (types.isEmpty()) {
      return target;
    }
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          calls.add(method.getName() + text(arguments));
          Object result = invoke(target, method, arguments);
          return result == null ? null : watched(result, calls);
        };
    return Proxy.newProxyInstance(
        CountedDataSource.class.getClassLoader(),
        new Class<?>[] {types.get(0) == Connection.class ? Connection.class : types.get(0)},
        handler);
  }

  private static String text(@Nullable Object @Nullable [] arguments) {
    return arguments == null || arguments.length == 0 ? "" : " " + arguments[0];
  }

  private static @Nullable Object invoke(
      Object target, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failure) {
      Throwable cause = failure.getCause();
      throw cause == null ? new SQLException(failure) : cause;
    }
  }
}
