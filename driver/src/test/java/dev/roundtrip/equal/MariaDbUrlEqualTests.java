package dev.roundtrip.equal;

import java.sql.SQLException;

class MariaDbUrlEqualTests extends EqualBehaviourContract {

  MariaDbUrlEqualTests() throws SQLException {
    super(Subject.url(Fixtures.MARIADB.fixture()));
  }
}
