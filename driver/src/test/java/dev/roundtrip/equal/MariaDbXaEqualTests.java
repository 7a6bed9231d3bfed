package dev.roundtrip.equal;

import java.sql.SQLException;

class MariaDbXaEqualTests extends EqualBehaviourContract implements EqualHandles, EqualBranches {

  MariaDbXaEqualTests() throws SQLException {
    super(Subject.xa(Fixtures.MARIADB.fixture()));
  }
}
