package dev.roundtrip.equal;

import java.sql.SQLException;

class Dbcp2InsideEqualTests extends EqualBehaviourContract {

  Dbcp2InsideEqualTests() throws SQLException {
    super(Subject.inside(Pool.DBCP2));
  }
}
