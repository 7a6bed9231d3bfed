package dev.roundtrip.equal;

import java.sql.SQLException;

class DerbyEqualTests extends EqualBehaviourContract implements EqualTimeouts {

  DerbyEqualTests() throws SQLException {
    super(Subject.of(Fixtures.DERBY.fixture()));
  }
}
