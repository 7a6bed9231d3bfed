package dev.roundtrip.equal;

import java.sql.SQLException;

class UcpInsideEqualTests extends EqualBehaviourContract {

  UcpInsideEqualTests() throws SQLException {
    super(Subject.inside(Pool.UCP));
  }
}
