package dev.roundtrip.equal;

import java.sql.SQLException;

class MariaDbEqualTests extends EqualBehaviourContract implements EqualTimeouts {

  MariaDbEqualTests() throws SQLException {
    super(Subject.of(Fixtures.MARIADB.fixture()));
  }
}
