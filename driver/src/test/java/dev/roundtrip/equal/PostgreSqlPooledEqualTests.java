package dev.roundtrip.equal;

import java.sql.SQLException;

class PostgreSqlPooledEqualTests extends EqualBehaviourContract implements EqualHandles {

  PostgreSqlPooledEqualTests() throws SQLException {
    super(Subject.pooled(Fixtures.POSTGRESQL.fixture()));
  }
}
