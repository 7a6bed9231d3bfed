package dev.roundtrip.equal;

import java.sql.SQLException;

class UcpOutsideEqualTests extends EqualBehaviourContract {

  UcpOutsideEqualTests() throws SQLException {
    super(Subject.outside(Pool.UCP));
  }
}
