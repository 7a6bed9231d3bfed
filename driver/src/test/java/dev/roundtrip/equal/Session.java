package dev.roundtrip.equal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Predicate;
import javax.sql.DataSource;

/** What a script works on: one side of a comparison. */
record Session(DataSource dataSource, Fixture db, Transcript transcript) {

  /** One script, which must make the same calls whatever comes back. */
  @FunctionalInterface
  interface Script {

    void run(Session session) throws Exception;
  }

  Connection connect() throws SQLException {
    return dataSource.getConnection();
  }

  /** Reads all rows, every column as an object. */
  void drain(ResultSet rows) throws SQLException {
    int columns = rows.getMetaData().getColumnCount();
    for (int row = 0; row < 50 && rows.next(); row++) {
      for (int column = 1; column <= columns; column++) {
        rows.getObject(column);
        rows.wasNull();
      }
    }
  }

  /** Calls every method of an interface that fits, in a fixed order. */
  <T> void callAll(Class<T> type, T object, Predicate<Method> which, Object... arguments)
      throws ReflectiveOperationException {
    Method[] methods = type.getMethods();
    Arrays.sort(methods, Comparator.comparing(Method::toString));
    for (Method method : methods) {
      if (which.test(method)) {
        try {
          method.invoke(object, arguments);
        } catch (InvocationTargetException e) {
          throw new AssertionError("recording objects do not throw", e);
        }
      }
    }
  }
}
