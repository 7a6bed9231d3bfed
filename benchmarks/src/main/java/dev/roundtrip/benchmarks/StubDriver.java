package dev.roundtrip.benchmarks;

import static net.bytebuddy.matcher.ElementMatchers.returns;

import java.lang.invoke.MethodHandles;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import javax.sql.DataSource;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.MethodCall;
import org.openjdk.jmh.annotations.CompilerControl;

/**
 * A driver that does nothing, so that what is measured is the observer. The few methods that a
 * benchmark needs are written out below; Byte Buddy makes the classes concrete once, and every
 * other method is an {@link AbstractMethodError}. Like a real driver, it makes a new object for
 * each connection, statement and result set; what makes them is not inlined, because the compiler
 * would remove them again where nobody observes, and not elsewhere.
 */
final class StubDriver {

  private static final Factory FACTORY = factory();

  private StubDriver() {}

  static DataSource dataSource() {
    return FACTORY.dataSource();
  }

  /** Implemented by constructor calls, which the JIT inlines. */
  interface Factory {
    StubDataSource dataSource();

    StubConnection connection();

    StubMetaData metaData();

    StubStatement statement(int rows);

    StubResultSet resultSet(int rows);
  }

  private static Factory factory() {
    try {
      return new ByteBuddy()
          .subclass(Factory.class)
          .method(returns(StubDataSource.class))
          .intercept(construct(StubDataSource.class))
          .method(returns(StubConnection.class))
          .intercept(construct(StubConnection.class))
          .method(returns(StubMetaData.class))
          .intercept(construct(StubMetaData.class))
          .method(returns(StubStatement.class))
          .intercept(construct(StubStatement.class, int.class))
          .method(returns(StubResultSet.class))
          .intercept(construct(StubResultSet.class, int.class))
          .make()
          .load(StubDriver.class.getClassLoader(), here())
          .getLoaded()
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("The stub driver could not be generated", e);
    }
  }

  private static MethodCall construct(Class<?> type, Class<?>... parameters)
      throws NoSuchMethodException {
    Class<?> concrete =
        new ByteBuddy()
            .subclass(type)
            .make()
            .load(StubDriver.class.getClassLoader(), here())
            .getLoaded();
    return MethodCall.construct(concrete.getDeclaredConstructor(parameters)).withAllArguments();
  }

  private static ClassLoadingStrategy<ClassLoader> here() {
    return ClassLoadingStrategy.UsingLookup.of(MethodHandles.lookup());
  }

  abstract static class StubDataSource implements DataSource {
    @Override
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public Connection getConnection() {
      return FACTORY.connection();
    }
  }

  abstract static class StubConnection implements Connection {
    @Override
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public PreparedStatement prepareStatement(String sql) {
      return FACTORY.statement(Query.of(sql).rows);
    }

    @Override
    public DatabaseMetaData getMetaData() {
      return FACTORY.metaData();
    }

    @Override
    public void close() {}
  }

  /** p6spy asks every new connection for the URL. */
  abstract static class StubMetaData implements DatabaseMetaData {
    @Override
    public String getURL() {
      return "jdbc:stub:";
    }
  }

  abstract static class StubStatement implements PreparedStatement {
    private final int rows;
    private int batchSize;

    StubStatement(int rows) {
      this.rows = rows;
    }

    @Override
    public void setInt(int parameter, int value) {}

    @Override
    public void addBatch() {
      batchSize++;
    }

    @Override
    public int[] executeBatch() {
      return new int[batchSize];
    }

    @Override
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public ResultSet executeQuery() {
      return FACTORY.resultSet(rows);
    }

    @Override
    public void close() {}
  }

  /** Row n holds n in its numeric columns. */
  abstract static class StubResultSet implements ResultSet {
    private final int rows;
    private int row;

    StubResultSet(int rows) {
      this.rows = rows;
    }

    @Override
    public boolean next() {
      return row < rows && ++row <= rows;
    }

    @Override
    public int getInt(int column) {
      return row;
    }

    @Override
    public String getString(int column) {
      return "Kindred";
    }

    @Override
    public void close() {}
  }
}
