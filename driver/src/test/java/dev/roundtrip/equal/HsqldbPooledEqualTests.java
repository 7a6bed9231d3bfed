package dev.roundtrip.equal;

import java.sql.SQLException;

class HsqldbPooledEqualTests extends EqualBehaviourContract implements EqualHandles {

  HsqldbPooledEqualTests() throws SQLException {
    super(Subject.pooled(Fixtures.HSQLDB.fixture()));
  }
}
