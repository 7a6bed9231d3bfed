package dev.roundtrip.agent.transform;

import java.sql.Array;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.Statement;
import java.util.List;
import javax.sql.CommonDataSource;
import javax.sql.PooledConnection;
import javax.transaction.xa.XAResource;

/** Which of the loaded classes have to be looked at: type pools cannot read run-time proxies. */
final class LoadedTypes {

  private static final List<Class<?>> JDBC =
      List.of(
          Driver.class,
          CommonDataSource.class,
          Connection.class,
          Statement.class,
          ResultSet.class,
          PooledConnection.class,
          XAResource.class,
          DatabaseMetaData.class,
          ResultSetMetaData.class,
          ParameterMetaData.class,
          Array.class);

  private LoadedTypes() {}

  static boolean concern(Class<?> type) {
    for (Class<?> each : JDBC) {
      if (each.isAssignableFrom(type)) {
        return true;
      }
    }
    return isServlet(type) || Unit.isOfFramework(type.getName().replace('.', '/'));
  }

  /** By name: the application's servlet API is not ours. */
  private static boolean isServlet(Class<?> type) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      for (Class<?> implemented : each.getInterfaces()) {
        String name = implemented.getName();
        if (name.endsWith(".servlet.Servlet") || name.endsWith(".servlet.Filter")) {
          return true;
        }
      }
    }
    return false;
  }
}
