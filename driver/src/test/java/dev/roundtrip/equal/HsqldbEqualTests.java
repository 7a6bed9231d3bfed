package dev.roundtrip.equal;

import java.sql.SQLException;

class HsqldbEqualTests extends EqualBehaviourContract implements EqualTimeouts {

  HsqldbEqualTests() throws SQLException {
    super(Subject.of(Fixtures.HSQLDB.fixture()));
  }
}
