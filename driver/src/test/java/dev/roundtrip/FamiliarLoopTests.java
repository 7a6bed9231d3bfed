package dev.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.finding.CallSite;
import dev.roundtrip.finding.Finding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What is found in production does not change when a loop has become familiar. */
class FamiliarLoopTests {

  /** More than it takes for a loop to be familiar, and for one scope in between that is walked. */
  private static final int SCOPES = 60;

  private static final long LOOKUPS = 20;

  /** The first of all, whose stack is not walked, is counted in the larger loop. */
  private static final long FEWER = 15;

  private enum Then {
    NOTHING,
    ANOTHER_LOOP,
    FROM_ANOTHER_LINE
  }

  private final Roundtrip roundtrip =
      Roundtrip.builder()
          .environment(Environment.PRODUCTION)
          .costGate(Duration.ZERO, 0)
          .log(Logging.OFF)
          .build();

  private final DataSource dataSource;

  FamiliarLoopTests() throws SQLException {
    dataSource = roundtrip.wrap(Databases.h2());
  }

  private void lookUp(Connection connection, int key) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select name from item where id = ?")) {
      statement.setInt(1, key);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          rows.getString(1);
        }
      }
    }
  }

  private void aLoop(Connection connection, long lookups) throws SQLException {
    for (int key = 1; key <= lookups; key++) {
      lookUp(connection, key);
    }
  }

  private void anotherLoop(Connection connection) throws SQLException {
    for (int key = 101; key <= 100 + FEWER; key++) {
      lookUp(connection, key);
    }
  }

  private void count(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("select count(*) from item")) {
      statement.executeQuery().close();
    }
  }

  private List<Finding> scope(Then then) throws SQLException {
    Scope scope = roundtrip.openScope("scope");
    try (scope;
        Connection connection = dataSource.getConnection()) {
      aLoop(connection, LOOKUPS);
      if (then != Then.NOTHING) {
        count(connection);
      }
      if (then == Then.ANOTHER_LOOP) {
        anotherLoop(connection);
      } else if (then == Then.FROM_ANOTHER_LINE) {
        aLoop(connection, FEWER);
      }
    }
    return scope.report().findings();
  }

  @Test
  void eachScopeHasTheSameFindingHoweverOftenItWasSeen() throws SQLException {
    Finding first = scope(Then.NOTHING).get(0);
    assertThat(first.callSite()).isNotEqualTo(CallSite.unknown());
    for (int i = 0; i < SCOPES; i++) {
      assertThat(scope(Then.NOTHING))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.fingerprint()).isEqualTo(first.fingerprint());
                assertThat(finding.callSite()).isEqualTo(first.callSite());
                assertThat(finding.occurrences()).isEqualTo(LOOKUPS);
              });
    }
  }

  /** What is found in the last of many scopes; all are opened by one line. */
  private List<Finding> afterMany(Then... last) throws SQLException {
    List<Then> scopes = new ArrayList<>(Collections.nCopies(SCOPES, Then.NOTHING));
    scopes.addAll(List.of(last));
    List<Finding> findings = List.of();
    for (Then then : scopes) {
      findings = scope(then);
    }
    return findings;
  }

  @Test
  void anotherLoopOfTheSameStatementIsToldFromAFamiliarOneAtOnce() throws SQLException {
    assertThat(afterMany(Then.ANOTHER_LOOP))
        .extracting(Finding::occurrences)
        .containsExactly(LOOKUPS, FEWER);
    assertThat(afterMany(Then.ANOTHER_LOOP, Then.NOTHING, Then.ANOTHER_LOOP))
        .extracting(Finding::occurrences)
        .containsExactly(LOOKUPS, FEWER);
  }

  @Test
  void theSameLoopFromAnotherLineIsToldApartToo() throws SQLException {
    assertThat(afterMany(Then.FROM_ANOTHER_LINE))
        .extracting(Finding::occurrences)
        .containsExactly(LOOKUPS, FEWER);
  }
}
