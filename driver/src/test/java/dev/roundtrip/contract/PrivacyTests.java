package dev.roundtrip.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.finding.Finding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Where values may appear, and where not. */
class PrivacyTests {

  private static final String MARKER = "4111-1111-1111-1111";

  private final List<Finding> findings = new ArrayList<>();

  /** Everything that a finding is made of and everything that was logged, as text. */
  private String everythingSaid(boolean showValues) throws SQLException {
    try (LogCapture log = new LogCapture();
        Roundtrip roundtrip =
            Roundtrip.builder()
                .slowThreshold(Duration.ZERO)
                .showValues(showValues)
                .onFinding(findings::add)
                .build()) {
      DataSource dataSource = roundtrip.wrap(Bookshop.create());
      try (Scope scope = roundtrip.openScope("payment")) {
        sendTheMarker(dataSource);
      }
      try (Connection connection = dataSource.getConnection()) {
        connection.setAutoCommit(false);
        sendTheMarkerOn(connection);
        connection.commit();
      }
      assertThat(roundtrip.ownFailures()).isZero();
      return findings + "\n" + String.join("\n", log.all());
    }
  }

  private static void sendTheMarker(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      sendTheMarkerOn(connection);
    }
  }

  private static void sendTheMarkerOn(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("update author set name = '" + MARKER + "' where id < 1020");
      statement.execute(
          "insert into book values (" + System.nanoTime() + ", 1, $$" + MARKER + "$$)");
      for (int i = 0; i < 3; i++) {
        read(statement.executeQuery("select name from author where name = '" + MARKER + "'"));
      }
      assertThatThrownBy(() -> statement.execute("no SQL with '" + MARKER + "'"))
          .hasMessageContaining(MARKER);
      assertThatThrownBy(() -> statement.execute("select broken '" + MARKER))
          .hasMessageContaining(MARKER);
    }
    for (int i = 0; i < 4; i++) {
      try (PreparedStatement query =
          connection.prepareStatement("select id, name from author where name = ? and id <> ?")) {
        query.setString(1, MARKER);
        query.setObject(2, i);
        read(query.executeQuery());
      }
    }
  }

  private static void read(ResultSet rows) throws SQLException {
    while (rows.next()) {
      rows.getString("name");
    }
    rows.close();
  }

  @Test
  void byDefaultNoValueThatWasBoundWrittenOrReadIsSaidAnywhere() throws SQLException {
    String said = everythingSaid(false);

    assertThat(findings).hasSizeGreaterThan(5);
    assertThat(said).contains("payment").doesNotContain(MARKER);
    assertThat(findings).allSatisfy(finding -> assertThat(finding.evidence().example()).isNull());
  }

  @Test
  void whoAsksForValuesGetsAnExampleWithThem() throws SQLException {
    String said = everythingSaid(true);

    assertThat(said)
        .contains("select name from author where name = '" + MARKER + "'")
        .contains("select id, name from author where name = ? and id <> ?   ['" + MARKER + "', 0]");
    assertThat(findings)
        .allSatisfy(finding -> assertThat(finding.shape().text()).doesNotContain(MARKER));
  }
}
