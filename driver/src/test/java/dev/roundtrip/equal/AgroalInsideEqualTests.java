package dev.roundtrip.equal;

import java.sql.SQLException;

class AgroalInsideEqualTests extends EqualBehaviourContract {

  AgroalInsideEqualTests() throws SQLException {
    super(Subject.inside(Pool.AGROAL));
  }
}
