package dev.roundtrip.equal;

import java.sql.SQLException;

class DuckDbUrlEqualTests extends EqualBehaviourContract {

  DuckDbUrlEqualTests() throws SQLException {
    super(Subject.url(Fixtures.DUCKDB.fixture()));
  }
}
