package dev.roundtrip.equal;

import java.sql.SQLException;

class DuckDbEqualTests extends EqualBehaviourContract implements EqualTimeouts {

  DuckDbEqualTests() throws SQLException {
    super(Subject.of(Fixtures.DUCKDB.fixture()));
  }
}
