package dev.roundtrip.equal;

import java.sql.SQLException;

class HikariOutsideEqualTests extends EqualBehaviourContract {

  HikariOutsideEqualTests() throws SQLException {
    super(Subject.outside(Pool.HIKARI));
  }
}
