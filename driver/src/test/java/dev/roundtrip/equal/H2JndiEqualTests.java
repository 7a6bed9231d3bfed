package dev.roundtrip.equal;

import java.sql.SQLException;

class H2JndiEqualTests extends EqualBehaviourContract {

  H2JndiEqualTests() throws SQLException {
    super(Subject.jndi(Fixtures.H2.fixture()));
  }
}
