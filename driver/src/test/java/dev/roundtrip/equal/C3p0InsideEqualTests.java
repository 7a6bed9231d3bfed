package dev.roundtrip.equal;

import java.sql.SQLException;

class C3p0InsideEqualTests extends EqualBehaviourContract {

  C3p0InsideEqualTests() throws SQLException {
    super(Subject.inside(Pool.C3P0));
  }
}
