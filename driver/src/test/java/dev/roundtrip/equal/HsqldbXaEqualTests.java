package dev.roundtrip.equal;

import java.sql.SQLException;

class HsqldbXaEqualTests extends EqualBehaviourContract implements EqualHandles, EqualBranches {

  HsqldbXaEqualTests() throws SQLException {
    super(Subject.xa(Fixtures.HSQLDB.fixture()));
  }
}
