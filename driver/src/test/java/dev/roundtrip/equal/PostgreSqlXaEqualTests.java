package dev.roundtrip.equal;

import java.sql.SQLException;

class PostgreSqlXaEqualTests extends EqualBehaviourContract implements EqualHandles, EqualBranches {

  PostgreSqlXaEqualTests() throws SQLException {
    super(Subject.xa(Fixtures.POSTGRESQL.fixture()));
  }
}
