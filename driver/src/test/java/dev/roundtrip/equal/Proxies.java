package dev.roundtrip.equal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.DatabaseMetaData;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Struct;
import java.util.List;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import org.jspecify.annotations.Nullable;

/** The objects of JDBC that a transcript follows, and objects of them that do nothing. */
final class Proxies {

  /** From the most special to the most general. */
  private static final List<Class<?>> FOLLOWED =
      List.of(
          CallableStatement.class,
          PreparedStatement.class,
          Statement.class,
          ResultSet.class,
          Connection.class,
          DatabaseMetaData.class,
          ResultSetMetaData.class,
          ParameterMetaData.class,
          ConnectionBuilder.class,
          NClob.class,
          Clob.class,
          Blob.class,
          SQLXML.class,
          Array.class,
          Struct.class,
          Savepoint.class);

  /** Whose connections are not parents. */
  private static final List<Class<?>> DISPENSERS =
      List.of(DataSource.class, PooledConnection.class);

  private Proxies() {}

  static <T> T of(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(Proxies.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** As what an object is followed: as declared, or by what it is if an object was declared. */
  static @Nullable Class<?> recordedType(Class<?> declared, Object value) {
    if (FOLLOWED.contains(declared)) {
      return declared;
    }
    return FOLLOWED.stream().filter(type -> type.isInstance(value)).findFirst().orElse(null);
  }

  /** Whether a method leads back from an object to the one that made it. */
  static boolean leadsToParent(Method method) {
    return method.getParameterCount() == 0
        && (method.getName().equals("getStatement")
            || (method.getName().equals("getConnection")
                && !DISPENSERS.contains(method.getDeclaringClass())));
  }

  /** Whether objects of a type only describe others. */
  static boolean isDescription(Class<?> type) {
    return type == ResultSetMetaData.class || type == ParameterMetaData.class;
  }

  /**
   * Whether a method hands out what is to be seen as new, though a driver may use one object for
   * all results of a statement, or for all leases of a physical connection.
   */
  static boolean handsOut(Method method) {
    return makesRows(method)
        || (method.getName().equals("getConnection")
            && method.getDeclaringClass() == PooledConnection.class);
  }

  /** Whether a method makes new rows, rather than give those that there are. */
  private static boolean makesRows(Method method) {
    return method.getReturnType() == ResultSet.class
        && !method.getName().equals("getResultSet")
        && !method.getName().equals("getGeneratedKeys");
  }

  /** What a script gets where a call gave nothing: zero, false, null, or an object without use. */
  static @Nullable Object nothing(Class<?> type) {
    if (FOLLOWED.contains(type)) {
      return of(type, (proxy, method, arguments) -> ofNothing(proxy, method, arguments));
    }
    if (!type.isPrimitive() || type == void.class) {
      return null;
    }
    return java.lang.reflect.Array.get(java.lang.reflect.Array.newInstance(type, 1), 0);
  }

  private static @Nullable Object ofNothing(
      Object proxy, Method method, Object @Nullable [] arguments) {
    return switch (method.getName()) {
      case "hashCode" -> System.identityHashCode(proxy);
      case "equals" -> arguments != null && arguments[0] == proxy;
      case "toString" -> "nothing";
      default -> nothing(method.getReturnType());
    };
  }
}
