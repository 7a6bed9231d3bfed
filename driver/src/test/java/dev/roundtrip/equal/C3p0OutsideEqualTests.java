package dev.roundtrip.equal;

import java.sql.SQLException;

class C3p0OutsideEqualTests extends EqualBehaviourContract {

  C3p0OutsideEqualTests() throws SQLException {
    super(Subject.outside(Pool.C3P0));
  }
}
