package dev.roundtrip.equal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtrip.equal.Session.Script;
import dev.roundtrip.equal.Subject.Side;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The comparison itself sees what it is there to see. */
class ComparisonTests {

  private final Fixture h2 = Fixtures.H2.fixture();
  private final Side raw = new Side(h2.dataSource(), () -> {});
  private final Script script =
      session ->
          session.drain(session.connect().createStatement().executeQuery("select id from item"));

  @Test
  void objectsOfTheDriverAreSeen() {
    Subject leaking = new Subject(h2, raw, (roundtrip, db) -> raw, true);

    assertThatThrownBy(() -> compare(leaking, script))
        .hasMessageContaining("leads to the driver's org.h2.jdbc.JdbcConnection");
  }

  @Test
  void otherResultsAreSeen() throws SQLException {
    Fixture other = Fixtures.HSQLDB.fixture();
    other.recreate();
    Side differing = new Side(other.dataSource(), () -> {});
    Subject subject = new Subject(h2, raw, (roundtrip, db) -> differing, false);

    assertThatThrownBy(
            () ->
                compare(
                    subject, session -> session.connect().createStatement().executeQuery("selekt")))
        .hasMessageContaining("elements were not found")
        .hasMessageContaining("org.hsqldb");
  }

  @Test
  void scriptsThatDoNothingAreSeen() {
    assertThatThrownBy(() -> compare(Subject.of(h2), session -> {}))
        .hasMessageContaining("calls that the database supports");
  }

  private static void compare(Subject subject, Script script) throws Exception {
    EqualBehaviourContract contract = new EqualBehaviourContract(subject) {};
    try {
      contract.same(script);
    } finally {
      contract.close();
    }
  }
}
