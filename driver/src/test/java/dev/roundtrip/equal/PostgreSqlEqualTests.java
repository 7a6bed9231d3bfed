package dev.roundtrip.equal;

import java.sql.SQLException;

class PostgreSqlEqualTests extends EqualBehaviourContract implements EqualTimeouts {

  PostgreSqlEqualTests() throws SQLException {
    super(Subject.of(Fixtures.POSTGRESQL.fixture()));
  }
}
