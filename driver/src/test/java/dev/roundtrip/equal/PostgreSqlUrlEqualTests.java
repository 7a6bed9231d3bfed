package dev.roundtrip.equal;

import java.sql.SQLException;

class PostgreSqlUrlEqualTests extends EqualBehaviourContract {

  PostgreSqlUrlEqualTests() throws SQLException {
    super(Subject.url(Fixtures.POSTGRESQL.fixture()));
  }
}
