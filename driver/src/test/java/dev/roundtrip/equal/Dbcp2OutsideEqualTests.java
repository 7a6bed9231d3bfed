package dev.roundtrip.equal;

import java.sql.SQLException;

class Dbcp2OutsideEqualTests extends EqualBehaviourContract {

  Dbcp2OutsideEqualTests() throws SQLException {
    super(Subject.outside(Pool.DBCP2));
  }
}
