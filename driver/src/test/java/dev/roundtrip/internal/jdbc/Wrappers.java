package dev.roundtrip.internal.jdbc;

import dev.roundtrip.internal.probe.ConnectionProbe;
import dev.roundtrip.internal.probe.DataSourceProbe;
import dev.roundtrip.internal.probe.PooledConnectionProbe;
import dev.roundtrip.internal.probe.StatementProbe;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import javax.sql.PooledConnectionBuilder;
import javax.sql.XAConnection;
import javax.sql.XAConnectionBuilder;
import javax.sql.XADataSource;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/** Every interface that is wrapped, with its outermost wrapper over a driver that records. */
enum Wrappers {
  DATA_SOURCE(DataSource.class),
  CONNECTION_BUILDER(ConnectionBuilder.class),
  CONNECTION(Connection.class),
  STATEMENT(Statement.class),
  PREPARED_STATEMENT(PreparedStatement.class),
  CALLABLE_STATEMENT(CallableStatement.class),
  RESULT_SET(ResultSet.class),
  DATABASE_META_DATA(DatabaseMetaData.class),
  XA_DATA_SOURCE(XADataSource.class),
  XA_CONNECTION_BUILDER(XAConnectionBuilder.class),
  XA_CONNECTION(XAConnection.class),
  XA_RESOURCE(XAResource.class),
  POOL_DATA_SOURCE(ConnectionPoolDataSource.class),
  POOLED_CONNECTION_BUILDER(PooledConnectionBuilder.class),
  POOLED_CONNECTION(PooledConnection.class);

  private static final String SQL = "select name from author where id = ?";

  final Class<?> type;

  Wrappers(Class<?> type) {
    this.type = type;
  }

  /** Every method of every interface, inherited and default ones included, on this JDK. */
  static Stream<Target> targets() {
    return Arrays.stream(values()).flatMap(Wrappers::methods);
  }

  private Stream<Target> methods() {
    return Arrays.stream(type.getMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .sorted(Comparator.comparing(Wrappers::signature))
        .map(method -> new Target(this, method));
  }

  static String signature(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(", ", method.getName() + "(", ")"));
  }

  /** A wrapper over the driver, below parents of its own whose driver's objects are blank. */
  Object over(RecordingDriver driver) {
    ConnectionProbe probe = Probes.connection();
    ObservedConnection connection = new ObservedConnection(Samples.blank(Connection.class), probe);
    return switch (this) {
      case DATA_SOURCE -> new ObservedDataSource(driver.as(DataSource.class), Probes.dataSource());
      case CONNECTION_BUILDER ->
          new ObservedConnectionBuilder(
              driver.as(ConnectionBuilder.class),
              new ObservedDataSource(Samples.blank(DataSource.class), Probes.dataSource()));
      case CONNECTION -> new ObservedConnection(driver.as(Connection.class), probe);
      case STATEMENT ->
          new ObservedStatement(
              driver.as(Statement.class),
              connection,
              probe.created(Samples.blank(Statement.class)));
      case PREPARED_STATEMENT ->
          new ObservedPreparedStatement(
              driver.as(PreparedStatement.class),
              connection,
              probe.prepared(Samples.blank(Statement.class), SQL));
      case CALLABLE_STATEMENT ->
          new ObservedCallableStatement(
              driver.as(CallableStatement.class),
              connection,
              probe.prepared(Samples.blank(Statement.class), SQL));
      case RESULT_SET -> {
        StatementProbe made = probe.created(Samples.blank(Statement.class));
        ObservedStatement statement =
            new ObservedStatement(Samples.blank(Statement.class), connection, made);
        yield new ObservedResultSet(
            driver.as(ResultSet.class), statement, made.queried(made.begin(SQL)));
      }
      case DATABASE_META_DATA ->
          new ObservedDatabaseMetaData(driver.as(DatabaseMetaData.class), connection);
      default -> overResource(driver);
    };
  }

  private Object overResource(RecordingDriver driver) {
    DataSourceProbe dataSource = Probes.dataSource();
    PooledConnectionProbe probe = new PooledConnectionProbe(dataSource);
    return switch (this) {
      case XA_DATA_SOURCE -> new ObservedXaDataSource(driver.as(XADataSource.class), dataSource);
      case XA_CONNECTION_BUILDER ->
          new ObservedXaConnectionBuilder(
              driver.as(XAConnectionBuilder.class),
              new ObservedXaDataSource(Samples.blank(XADataSource.class), dataSource));
      case XA_CONNECTION -> new ObservedXaConnection(driver.as(XAConnection.class), probe);
      case XA_RESOURCE -> new ObservedXaResource(driver.as(XAResource.class), probe);
      case POOL_DATA_SOURCE ->
          new ObservedPoolDataSource(driver.as(ConnectionPoolDataSource.class), dataSource);
      case POOLED_CONNECTION_BUILDER ->
          new ObservedPooledConnectionBuilder(
              driver.as(PooledConnectionBuilder.class),
              new ObservedPoolDataSource(
                  Samples.blank(ConnectionPoolDataSource.class), dataSource));
      case POOLED_CONNECTION ->
          new ObservedPooledConnection(driver.as(PooledConnection.class), probe);
      default -> throw new AssertionError("no wrapper for " + this + ": add one here");
    };
  }

  /** What a method that leads to a parent has to return, or null if this method does not. */
  static @Nullable Object parent(Object wrapper, Method method) {
    String name = method.getName();
    if (method.getReturnType().getSimpleName().endsWith("ConnectionBuilder")) {
      return builder(wrapper);
    }
    if (wrapper instanceof ObservedStatement statement) {
      return name.equals("getConnection") ? statement.connection : null;
    }
    if (wrapper instanceof ObservedDatabaseMetaData metaData) {
      return name.equals("getConnection") ? metaData.connection : null;
    }
    if (wrapper instanceof ObservedResultSet rows) {
      return name.equals("getStatement") ? rows.statement : null;
    }
    return null;
  }

  /** The wrapper itself if it is a builder, whose calls chain, else null. */
  static @Nullable Object builder(Object wrapper) {
    return wrapper instanceof ConnectionBuilder
            || wrapper instanceof XAConnectionBuilder
            || wrapper instanceof PooledConnectionBuilder
        ? wrapper
        : null;
  }

  /** One method of one interface. */
  record Target(Wrappers wrapper, Method method) {

    @Override
    public String toString() {
      return wrapper.type.getSimpleName() + "." + signature(method);
    }
  }
}
