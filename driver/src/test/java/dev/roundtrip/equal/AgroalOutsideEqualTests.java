package dev.roundtrip.equal;

import java.sql.SQLException;

class AgroalOutsideEqualTests extends EqualBehaviourContract {

  AgroalOutsideEqualTests() throws SQLException {
    super(Subject.outside(Pool.AGROAL));
  }
}
