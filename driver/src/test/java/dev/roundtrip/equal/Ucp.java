package dev.roundtrip.equal;

import dev.roundtrip.equal.Subject.Side;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Oracle's pool. It is called by the names of its methods, because its archives are no clean class
 * path for the compiler: they are there when the tests run only.
 */
final class Ucp {

  private static final String NAME = "items";

  private Ucp() {}

  static Side over(DataSource beneath) throws SQLException {
    try {
      Class<?> factory = Class.forName("oracle.ucp.jdbc.PoolDataSourceFactory");
      Object pool = factory.getMethod("getPoolDataSource").invoke(null);
      String name = NAME + System.identityHashCode(pool);
      set(pool, "setConnectionPoolName", String.class, name);
      set(pool, "setConnectionFactoryClassName", String.class, NamedDataSource.class.getName());
      Method property =
          type().getMethod("setConnectionFactoryProperty", String.class, String.class);
      property.invoke(pool, "key", NamedDataSource.register(beneath));
      set(pool, "setURL", String.class, "jdbc:items"); // It insists on one, and uses it for Oracle.
      set(pool, "setUser", String.class, "sa");
      set(pool, "setPassword", String.class, "");
      set(pool, "setConnectionWaitDuration", Duration.class, Duration.ofSeconds(2));
      return new Side((DataSource) pool, () -> destroy(name));
    } catch (ReflectiveOperationException e) {
      throw new SQLException("Oracle's pool is another than this test knows", e);
    }
  }

  private static Class<?> type() throws ClassNotFoundException {
    return Class.forName("oracle.ucp.jdbc.PoolDataSource");
  }

  private static <T> void set(Object pool, String method, Class<T> type, T value)
      throws ReflectiveOperationException {
    type().getMethod(method, type).invoke(pool, value);
  }

  private static void destroy(String name) throws ReflectiveOperationException {
    Class<?> managers = Class.forName("oracle.ucp.admin.UniversalConnectionPoolManagerImpl");
    Object manager = managers.getMethod("getUniversalConnectionPoolManager").invoke(null);
    Class.forName("oracle.ucp.admin.UniversalConnectionPoolManager")
        .getMethod("destroyConnectionPool", String.class)
        .invoke(manager, name);
  }
}
