package dev.roundtrip.equal;

import java.sql.SQLException;

class HsqldbUrlEqualTests extends EqualBehaviourContract {

  HsqldbUrlEqualTests() throws SQLException {
    super(Subject.url(Fixtures.HSQLDB.fixture()));
  }
}
