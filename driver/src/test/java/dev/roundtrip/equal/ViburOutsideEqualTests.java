package dev.roundtrip.equal;

import java.sql.SQLException;

class ViburOutsideEqualTests extends EqualBehaviourContract {

  ViburOutsideEqualTests() throws SQLException {
    super(Subject.outside(Pool.VIBUR));
  }
}
