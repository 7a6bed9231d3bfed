package dev.roundtrip.equal;

import dev.roundtrip.Roundtrip;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * What is compared: a data source of the application without us, and with us. A door of another
 * sort is one more factory method here and one more class that extends the contract.
 *
 * @param outermost whether the application holds our objects, not those of a pool above them
 */
record Subject(Fixture db, Side raw, Door door, boolean outermost) {

  /** One side: its data source, and how to get rid of it. */
  record Side(DataSource dataSource, AutoCloseable resource) {}

  /** Puts us into the chain of data sources. */
  @FunctionalInterface
  interface Door {

    Side observe(Roundtrip roundtrip, Fixture db) throws SQLException;
  }

  /** The database's own data source, wrapped. */
  static Subject of(Fixture db) {
    return new Subject(
        db,
        new Side(db.dataSource(), () -> {}),
        (roundtrip, fixture) -> new Side(roundtrip.wrap(fixture.dataSource()), () -> {}),
        true);
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
