package dev.roundtrip.equal;

import java.sql.SQLException;

class TomcatOutsideEqualTests extends EqualBehaviourContract {

  TomcatOutsideEqualTests() throws SQLException {
    super(Subject.outside(Pool.TOMCAT));
  }
}
