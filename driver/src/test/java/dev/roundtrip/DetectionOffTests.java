package dev.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.finding.Finding;
import dev.roundtrip.internal.scope.Group;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Statements are counted, and nothing is judged. */
class DetectionOffTests {

  private static Group sentTenTimes(boolean detection, List<Finding> findings) throws SQLException {
    try (Roundtrip roundtrip =
            Roundtrip.builder()
                .detection(detection)
                .slowThreshold(Duration.ZERO)
                .acquisitionThreshold(Duration.ZERO)
                .onFinding(findings::add)
                .build();
        Scope scope = roundtrip.openScope("job")) {
      try (Connection connection = roundtrip.wrap(Databases.h2()).getConnection();
          PreparedStatement statement =
              connection.prepareStatement("select name from item where id = ?")) {
        for (int i = 0; i < 10; i++) {
          statement.setInt(1, 1);
          try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("a");
          }
        }
      }
      assertThat(scope.statements()).isEqualTo(10);
      assertThat(scope.ledger().rows()).isEqualTo(10);
      return scope.ledger().groupsByShape().values().iterator().next().get(0);
    }
  }

  @Test
  void statementsAreCountedAndThereAreNoFindingsNoStacksAndNoValues() throws SQLException {
    List<Finding> findings = new ArrayList<>();
    Group group = sentTenTimes(false, findings);

    assertThat(findings).isEmpty();
    assertThat(group.count()).isEqualTo(10);
    assertThat(group.path().walked()).isFalse();
    assertThat(group.executions()).allMatch(execution -> execution.values() == null);
    assertThat(group.executions()).allMatch(execution -> !execution.path().walked());
  }

  @Test
  void theSameIsJudgedWithDetection() throws SQLException {
    List<Finding> findings = new ArrayList<>();
    Group group = sentTenTimes(true, findings);

    assertThat(findings).isNotEmpty();
    assertThat(group.path().walked()).isTrue();
    assertThat(group.executions()).allMatch(execution -> execution.values() != null);
  }
}
