package dev.roundtrip.equal;

import java.sql.SQLException;

class H2XaEqualTests extends EqualBehaviourContract implements EqualHandles, EqualBranches {

  H2XaEqualTests() throws SQLException {
    super(Subject.xa(Fixtures.H2.fixture()));
  }
}
