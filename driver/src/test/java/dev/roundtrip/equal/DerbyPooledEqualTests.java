package dev.roundtrip.equal;

import java.sql.SQLException;

class DerbyPooledEqualTests extends EqualBehaviourContract implements EqualHandles {

  DerbyPooledEqualTests() throws SQLException {
    super(Subject.pooled(Fixtures.DERBY.fixture()));
  }
}
