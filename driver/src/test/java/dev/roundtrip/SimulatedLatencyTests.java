package dev.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtrip.recording.RecordingOptions;
import dev.roundtrip.recording.SimulatedLatency;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatedLatencyTests {

  private static final Duration NEAR = Duration.ofNanos(1_000);

  private final Roundtrip roundtrip = Roundtrip.builder().build();
  private DataSource items = roundtrip.wrap(new org.h2.jdbcx.JdbcDataSource());

  private interface Work {
    void on(Connection connection) throws SQLException;
  }

  @BeforeEach
  void open() throws SQLException {
    items = roundtrip.wrap(Databases.h2(), "items");
  }

  @AfterEach
  void close() {
    roundtrip.close();
  }

  private SimulatedLatency of(Work work) throws SQLException {
    Recording recording =
        roundtrip.startRecording("far away", RecordingOptions.none().withLatency(NEAR));
    try (recording;
        Connection connection = items.getConnection()) {
      work.on(connection);
    }
    return recording.recorded().latency();
  }

  private static void batch(Connection connection, int entries) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("update item set name = ? where id = 1")) {
      for (int i = 0; i < entries; i++) {
        insert.setString(1, "x");
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  @Test
  void eachExecutionIsARoundTripAndSoIsABatch() throws SQLException {
    SimulatedLatency latency =
        of(
            connection -> {
              try (Statement statement = connection.createStatement()) {
                statement.executeQuery("select id from item").close();
                statement.executeUpdate("update item set name = 'x'");
              }
              batch(connection, 9);
            });
    assertThat(latency).isEqualTo(new SimulatedLatency(NEAR, 3));
    assertThat(latency.total()).isEqualTo(NEAR.multipliedBy(3));
  }

  @Test
  void commitsAndRollbacksAreRoundTrips() throws SQLException {
    SimulatedLatency latency =
        of(
            connection -> {
              connection.setAutoCommit(false);
              connection.commit();
              connection.rollback();
              connection.rollback(connection.setSavepoint());
            });
    assertThat(latency.roundTrips()).isEqualTo(3);
  }

  @Test
  void anExecutionThatFailsIsARoundTrip() throws SQLException {
    SimulatedLatency latency =
        of(
            connection ->
                assertThatThrownBy(
                        () -> connection.createStatement().execute("insert into item values (1)"))
                    .isInstanceOf(SQLException.class));
    assertThat(latency.roundTrips()).isEqualTo(1);
  }

  @Test
  void anEmptyBatchIsNone() throws SQLException {
    assertThat(of(connection -> batch(connection, 0)).roundTrips()).isZero();
  }

  @Test
  void onlyTheRecordedScopeIsFarAway() throws SQLException {
    Recording far = roundtrip.startRecording("far away", RecordingOptions.none().withLatency(NEAR));
    try (far) {
      assertThat(far.recorded().latency().isSimulated()).isTrue();
    }
    Recording near = roundtrip.startRecording("near");
    try (near;
        Connection connection = items.getConnection()) {
      connection.createStatement().executeQuery("select id from item").close();
    }
    assertThat(far.recorded().latency().roundTrips()).isZero();
    assertThat(near.recorded().latency()).isEqualTo(SimulatedLatency.none());
  }

  @Test
  void zeroSimulatesNothingAndLessIsAnError() {
    try (Recording recording =
        roundtrip.startRecording("near", RecordingOptions.none().withLatency(Duration.ZERO))) {
      assertThat(recording.recorded().latency().isSimulated()).isFalse();
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecordingOptions.none().withLatency(Duration.ofMillis(-1)))
        .withMessage("latency must not be negative, was PT-0.001S");
  }
}
