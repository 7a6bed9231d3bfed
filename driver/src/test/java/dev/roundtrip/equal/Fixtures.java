package dev.roundtrip.equal;

/** The databases of the comparison, each started once for the JVM. */
@SuppressWarnings("ImmutableEnumChecker") // A server is started once, when it is first needed.
enum Fixtures {
  H2(new H2Fixture()),
  POSTGRESQL(new PostgreSqlFixture()),
  MARIADB(new MariaDbFixture()),
  SQLITE(new SqliteFixture()),
  HSQLDB(new HsqldbFixture()),
  DERBY(new DerbyFixture()),
  DUCKDB(new DuckDbFixture());

  private final Fixture fixture;

  Fixtures(Fixture fixture) {
    this.fixture = fixture;
  }

  Fixture fixture() {
    return fixture;
  }
}
