package dev.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.finding.StatementKind;
import dev.roundtrip.recording.RecordedScope;
import dev.roundtrip.recording.RecordedStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordingTests {

  private final Roundtrip roundtrip = Roundtrip.builder().build();
  private DataSource items = roundtrip.wrap(new org.h2.jdbcx.JdbcDataSource());

  @BeforeEach
  void open() throws SQLException {
    items = roundtrip.wrap(Databases.h2(), "items");
  }

  @AfterEach
  void close() {
    roundtrip.close();
  }

  private static void read(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select id from item")) {
      while (rows.next()) {
        rows.getLong(1);
      }
    }
  }

  private static void write(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("update item set name = 'x'");
      statement.addBatch("delete from item where id = 1");
      statement.addBatch("delete from item where id = 2");
      statement.executeBatch();
    }
  }

  private RecordedStatement only(RecordedScope recorded, StatementKind kind) {
    return recorded.statements().stream()
        .filter(each -> each.shape().kind() == kind)
        .reduce(
            (one, other) -> {
              throw new AssertionError("There are two: " + one + " and " + other);
            })
        .orElseThrow();
  }

  @Test
  void readsAndWritesAreCountedWithTheirLines() throws SQLException {
    Recording recording = roundtrip.startRecording("work");
    try (recording) {
      for (int i = 0; i < 3; i++) {
        read(items);
      }
      write(items);
    }
    RecordedScope recorded = recording.recorded();
    RecordedStatement select = only(recorded, StatementKind.SELECT);
    assertThat(select.executions()).isEqualTo(3);
    assertThat(select.rows()).isEqualTo(9);
    assertThat(select.callSite().methodName()).isEqualTo("read");
    RecordedStatement update = only(recorded, StatementKind.UPDATE);
    assertThat(update.affectedRows()).isEqualTo(3);
    assertThat(update.callSite().methodName()).isEqualTo("write");
    RecordedStatement delete = only(recorded, StatementKind.DELETE);
    assertThat(delete.executions()).isEqualTo(1);
    assertThat(delete.batches()).isEqualTo(1);
    assertThat(delete.batchEntries()).isEqualTo(2);
    assertThat(delete.affectedRows()).isEqualTo(2);
    assertThat(recorded.executions()).hasSize(5);
    assertThat(recorded.findings()).hasSize(1); // Nothing had changed between the reads.
  }

  @Test
  void whatIsSentInScopesInsideIsRecordedToo() throws SQLException {
    try (Recording recording = roundtrip.startRecording("test")) {
      try (Scope request = roundtrip.openScope("request")) {
        read(items);
        assertThat(only(recording.recorded(), StatementKind.SELECT).executions()).isEqualTo(1);
        assertThat(request.statements()).isEqualTo(1);
      }
      try (Recording inner = roundtrip.startRecording("inner")) {
        read(items);
        assertThat(only(inner.recorded(), StatementKind.SELECT).executions()).isEqualTo(1);
      }
      read(items);
      assertThat(only(recording.recorded(), StatementKind.SELECT).executions()).isEqualTo(3);
    }
  }

  @Test
  void nothingIsRecordedBeforeAndAfter() throws SQLException {
    read(items);
    Recording recording = roundtrip.startRecording("nothing");
    assertThat(recording.isEnded()).isFalse();
    recording.close();
    recording.close();
    read(items);
    assertThat(recording.isEnded()).isTrue();
    assertThat(recording.recorded().statements()).isEmpty();
  }

  @Test
  void dataSourcesAreToldApartByTheirNames() throws SQLException {
    DataSource others = roundtrip.wrap(Databases.h2(), "items");
    Recording recording = roundtrip.startRecording("two");
    try (recording) {
      read(items);
      read(others);
    }
    assertThat(recording.recorded().statements())
        .extracting(RecordedStatement::dataSource)
        .containsExactly("items", "items-2");
    assertThat(roundtrip.dataSources()).containsExactly("JdbcDataSource", "items", "items-2");
  }

  @Test
  void whatIsObservedAlreadyGetsNoSecondName() {
    assertThat(roundtrip.wrap(items, "again")).isSameAs(items);
    assertThat(roundtrip.dataSources()).doesNotContain("again");
  }

  @Test
  void connectionsThatAreStillOpenAreNamedByWhoAcquiredThem() throws SQLException {
    try (Recording recording = roundtrip.startRecording("leak")) {
      Connection connection = items.getConnection();
      assertThat(recording.recorded().openConnections())
          .singleElement()
          .satisfies(
              open -> {
                assertThat(open.dataSource()).isEqualTo("items");
                assertThat(open.acquiredAt().className()).isEqualTo(getClass().getName());
              });
      connection.close();
      assertThat(recording.recorded().openConnections()).isEmpty();
    }
  }

  @Test
  void whatIsTooMuchToTellApartIsCounted() throws SQLException {
    Recording recording = roundtrip.startRecording("very many shapes");
    try (recording;
        Connection connection = items.getConnection();
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < 520; i++) {
        statement.executeQuery("select id as column" + i + " from item").close();
      }
    }
    assertThat(recording.recorded().statements()).hasSize(512);
    assertThat(recording.recorded().untracked()).isEqualTo(8);
  }
}
