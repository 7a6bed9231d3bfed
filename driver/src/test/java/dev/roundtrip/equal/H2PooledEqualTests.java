package dev.roundtrip.equal;

import java.sql.SQLException;

class H2PooledEqualTests extends EqualBehaviourContract implements EqualHandles {

  H2PooledEqualTests() throws SQLException {
    super(Subject.pooled(Fixtures.H2.fixture()));
  }
}
