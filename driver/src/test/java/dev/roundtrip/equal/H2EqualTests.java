package dev.roundtrip.equal;

import java.sql.SQLException;

class H2EqualTests extends EqualBehaviourContract implements EqualTimeouts {

  H2EqualTests() throws SQLException {
    super(Subject.of(Fixtures.H2.fixture()));
  }
}
