package dev.roundtrip.equal;

import java.sql.SQLException;

class SqliteUrlEqualTests extends EqualBehaviourContract {

  SqliteUrlEqualTests() throws SQLException {
    super(Subject.url(Fixtures.SQLITE.fixture()));
  }
}
