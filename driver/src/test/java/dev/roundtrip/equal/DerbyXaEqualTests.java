package dev.roundtrip.equal;

import java.sql.SQLException;

class DerbyXaEqualTests extends EqualBehaviourContract implements EqualHandles, EqualBranches {

  DerbyXaEqualTests() throws SQLException {
    super(Subject.xa(Fixtures.DERBY.fixture()));
  }
}
