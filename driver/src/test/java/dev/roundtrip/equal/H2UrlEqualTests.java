package dev.roundtrip.equal;

import java.sql.SQLException;

class H2UrlEqualTests extends EqualBehaviourContract {

  H2UrlEqualTests() throws SQLException {
    super(Subject.url(Fixtures.H2.fixture()));
  }
}
