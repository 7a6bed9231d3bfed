package dev.roundtrip.equal;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.RoundtripDataSourceFactory;
import dev.roundtrip.RoundtripDriver;
import dev.roundtrip.door.MemoryContextFactory;
import java.sql.SQLException;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.Reference;
import javax.naming.StringRefAddr;
import javax.sql.DataSource;

/**
 * What is compared: a data source of the application without us, and with us. A door of another
 * sort is one more factory method here and one more class that extends the contract.
 *
 * @param outermost whether the application holds our objects, not those of a pool above them
 */
record Subject(Fixture db, Side raw, Door door, boolean outermost, Roundtrip roundtrip) {

  /** A subject with a Roundtrip of its own. */
  Subject(Fixture db, Side raw, Door door, boolean outermost) {
    this(db, raw, door, outermost, Roundtrip.builder().showValues(true).build());
  }

  /** One side: its data source, how to get rid of it, and what it has to say after each script. */
  record Side(DataSource dataSource, AutoCloseable resource, Supplier<List<String>> afterwards) {

    Side(DataSource dataSource, AutoCloseable resource) {
      this(dataSource, resource, List::of);
    }

    Side(DataSource dataSource) {
      this(dataSource, () -> {});
    }

    Side(LogicalConnections connections) {
      this(connections, () -> {}, connections::finish);
    }
  }

  /** Puts us into the chain of data sources. */
  @FunctionalInterface
  interface Door {

    Side observe(Roundtrip roundtrip, Fixture db) throws SQLException;
  }

  /** The database's own data source, wrapped. */
  static Subject of(Fixture db) {
    return new Subject(
        db,
        new Side(db.dataSource()),
        (roundtrip, fixture) -> new Side(roundtrip.wrap(fixture.dataSource())),
        true);
  }

  /** A URL with our prefix, for {@link java.sql.DriverManager}. */
  static Subject url(Fixture db) {
    return new Subject(
        db,
        new Side(new UrlDataSource(db::url)),
        (roundtrip, fixture) ->
            new Side(
                new UrlDataSource(() -> fixture.url().replaceFirst("jdbc:", "jdbc:roundtrip:"))),
        true,
        shared());
  }

  /** What our factory for JNDI makes of the name of the database's own data source. */
  static Subject jndi(Fixture db) {
    return new Subject(
        db,
        new Side(db.dataSource()),
        (roundtrip, fixture) -> new Side(fromJndi(fixture.dataSource())),
        true,
        shared());
  }

  /** The driver's data source for transaction managers, wrapped. */
  static Subject xa(Fixture db) {
    return new Subject(
        db,
        new Side(new LogicalConnections(db.xaDataSource())),
        (roundtrip, fixture) ->
            new Side(new LogicalConnections(roundtrip.wrapXa(fixture.xaDataSource()))),
        true);
  }

  /** The driver's data source for pools, wrapped. */
  static Subject pooled(Fixture db) {
    return new Subject(
        db,
        new Side(new LogicalConnections(db.poolDataSource())),
        (roundtrip, fixture) ->
            new Side(new LogicalConnections(roundtrip.wrapPooled(fixture.poolDataSource()))),
        true);
  }

  /** The one of the process, made anew and configured as the others are. */
  private static Roundtrip shared() {
    System.setProperty("roundtrip.show-values", "true");
    try {
      RoundtripDriver.roundtrip().close();
      return RoundtripDriver.roundtrip();
    } finally {
      System.clearProperty("roundtrip.show-values");
    }
  }

  @SuppressWarnings("JdkObsolete") // What JNDI asks for.
  private static DataSource fromJndi(DataSource named) throws SQLException {
    Reference reference = new Reference(DataSource.class.getName());
    reference.add(new StringRefAddr("dataSource", "jdbc/items"));
    Hashtable<String, Object> environment = new Hashtable<>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, MemoryContextFactory.class.getName());
    environment.put(MemoryContextFactory.OBJECTS, Map.of("jdbc/items", named));
    try {
      Object made =
          new RoundtripDataSourceFactory().getObjectInstance(reference, null, null, environment);
      return (DataSource) Objects.requireNonNull(made);
    } catch (NamingException e) {
      throw new SQLException("no data source of " + reference, e);
    }
  }

  /** A pool, wrapped: what an application should do. */
  static Subject outside(Pool pool) throws SQLException {
    Fixture db = Fixtures.H2.fixture();
    return new Subject(
        db,
        pool.over(db.dataSource()),
        (roundtrip, fixture) -> {
          Side side = pool.over(fixture.dataSource());
          return new Side(roundtrip.wrap(side.dataSource()), side.resource());
        },
        true);
  }

  /** A pool whose data source is wrapped. */
  static Subject inside(Pool pool) throws SQLException {
    Fixture db = Fixtures.H2.fixture();
    return new Subject(
        db,
        pool.over(db.dataSource()),
        (roundtrip, fixture) -> pool.over(roundtrip.wrap(fixture.dataSource())),
        false);
  }
}
