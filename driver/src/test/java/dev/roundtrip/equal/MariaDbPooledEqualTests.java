package dev.roundtrip.equal;

import java.sql.SQLException;

class MariaDbPooledEqualTests extends EqualBehaviourContract implements EqualHandles {

  MariaDbPooledEqualTests() throws SQLException {
    super(Subject.pooled(Fixtures.MARIADB.fixture()));
  }
}
