package dev.roundtrip.equal;

import java.sql.SQLException;

class HikariInsideEqualTests extends EqualBehaviourContract {

  HikariInsideEqualTests() throws SQLException {
    super(Subject.inside(Pool.HIKARI));
  }
}
