package dev.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roundtrip.recording.RecordedStatement;
import dev.roundtrip.recording.RecordingOptions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ThinnedRowsTests {

  private static final String IDS = "select id from thing order by id";
  private static final String NAMES = "select name from thing";

  private final Roundtrip roundtrip = Roundtrip.builder().build();
  private final DataSource things = database();

  private DataSource database() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    return roundtrip.wrap(database);
  }

  @BeforeEach
  void create() throws SQLException {
    try (Connection connection = things.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table thing (id int primary key, name varchar(20))");
      statement.execute("insert into thing values (1, 'a'), (2, 'b'), (3, 'c')");
    }
  }

  @AfterEach
  void close() {
    roundtrip.close();
  }

  private String fingerprint(String sql) throws SQLException {
    Recording recording = roundtrip.startRecording("which shape");
    try (recording) {
      rows(sql);
    }
    return recording.recorded().statements().get(0).shape().fingerprint();
  }

  private int rows(String sql) throws SQLException {
    try (Connection connection = things.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int count = 0;
      while (rows.next()) {
        count++;
      }
      return count;
    }
  }

  private Recording thinned(String sql, int rows) throws SQLException {
    return roundtrip.startRecording(
        "thinned", RecordingOptions.none().withThinnedRows(fingerprint(sql), rows));
  }

  @Test
  void resultsOfOneShapeEndEarlyAndOthersDoNot() throws SQLException {
    Recording recording = thinned(IDS, 2);
    try (recording) {
      assertThat(rows(IDS)).isEqualTo(2);
      assertThat(rows(NAMES)).isEqualTo(3);
    }
    assertThat(rows(IDS)).isEqualTo(3);
    assertThat(recording.recorded().statements())
        .extracting(RecordedStatement::rows)
        .containsExactly(2L, 3L);
  }

  @Test
  void aResultThatHasFewerRowsEndsWhereItEnds() throws SQLException {
    try (Recording recording = thinned(IDS, 7)) {
      assertThat(rows(IDS)).isEqualTo(3);
      assertThat(recording.isEnded()).isFalse();
    }
  }

  @Test
  void theEndLooksLikeOne() throws SQLException {
    try (Recording recording = thinned(IDS, 1);
        Connection connection = things.getConnection();
        Statement statement =
            connection.createStatement(
                ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)) {
      statement.execute(IDS);
      ResultSet rows = statement.getResultSet();
      assertThat(rows.isAfterLast()).isFalse();
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(1);
      assertThat(rows.isLast()).isTrue();
      assertThat(statement.getResultSet()).isSameAs(rows);
      assertThat(rows.next()).isFalse();
      assertThat(rows.next()).isFalse();
      assertThat(rows.isAfterLast()).isTrue();
      assertThat(recording.recorded().statements().get(0).rows()).isEqualTo(1);
    }
  }

  @Test
  void theInnermostRecordingDecides() throws SQLException {
    try (Recording outer = thinned(IDS, 1)) {
      try (Recording inner = thinned(IDS, 2)) {
        assertThat(rows(IDS)).isEqualTo(2);
        assertThat(inner.isEnded()).isFalse();
      }
      assertThat(rows(IDS)).isEqualTo(1);
      try (Scope scope = roundtrip.openScope("a request")) {
        assertThat(rows(IDS)).isEqualTo(1);
        assertThat(scope.statements()).isEqualTo(1);
      }
      assertThat(outer.recorded().statements().get(0).executions()).isGreaterThan(2);
    }
  }

  @Test
  void thereIsAlwaysOneRow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecordingOptions.none().withThinnedRows("0123456789abcdef", 0))
        .withMessage("thinnedRows must be at least 1, was 0");
  }

  @Test
  void aRecordedStatementHasItsPlanOrTheReasonWhyNot() throws SQLException {
    Recording recording = roundtrip.startRecording("plans");
    try (recording) {
      rows(IDS);
      rows("select name from thing where id = 2 for update");
    }
    var statements = recording.recorded().statements();
    assertThat(recording.plan(statements.get(0)).plan()).isNotNull();
    assertThat(recording.plan(statements.get(0)).tables().get(0).name())
        .isEqualToIgnoringCase("thing");
    assertThat(recording.plan(statements.get(1)).reason()).isEqualTo("it takes locks");
    try (Recording other = roundtrip.startRecording("another")) {
      assertThat(other.plan(statements.get(0)).reason()).isEqualTo("it is not in this recording");
    }
  }
}
