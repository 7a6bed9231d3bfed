package dev.roundtrip.equal;

import java.sql.SQLException;

class SqliteEqualTests extends EqualBehaviourContract implements EqualTimeouts {

  SqliteEqualTests() throws SQLException {
    super(Subject.of(Fixtures.SQLITE.fixture()));
  }
}
