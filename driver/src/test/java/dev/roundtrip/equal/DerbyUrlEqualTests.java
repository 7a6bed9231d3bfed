package dev.roundtrip.equal;

import java.sql.SQLException;

class DerbyUrlEqualTests extends EqualBehaviourContract {

  DerbyUrlEqualTests() throws SQLException {
    super(Subject.url(Fixtures.DERBY.fixture()));
  }
}
