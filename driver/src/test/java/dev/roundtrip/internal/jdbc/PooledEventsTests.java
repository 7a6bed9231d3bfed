package dev.roundtrip.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.internal.probe.PooledConnectionProbe;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.PooledConnection;
import javax.sql.StatementEvent;
import javax.sql.StatementEventListener;
import org.junit.jupiter.api.Test;

class PooledEventsTests {

  private final RecordingDriver driver = new RecordingDriver();
  private final PooledConnection physical =
      new ObservedPooledConnection(
          driver.as(PooledConnection.class), new PooledConnectionProbe(Probes.dataSource()));

  @Test
  void statementsInEventsAreNotTheDriversOwn() throws SQLException {
    driver.willReturn(Samples.blank(Connection.class));
    assertThat(physical.getConnection()).isNotNull();
    driver.willReturn(null);
    List<StatementEvent> events = new ArrayList<>();
    physical.addStatementEventListener(new Closings(events));
    PreparedStatement raw = Samples.blank(PreparedStatement.class);

    relay(1).statementClosed(new StatementEvent(driver.as(PooledConnection.class), raw));

    assertThat(events).hasSize(1);
    assertThat(events.get(0).getSource()).isSameAs(physical);
    assertThat(events.get(0).getStatement()).isInstanceOf(ObservedPreparedStatement.class);
    assertThat(events.get(0).getStatement().unwrap(Samples.Blank.class)).isSameAs(raw);
  }

  @Test
  void theListenerThatWasAddedIsTheOneThatIsRemoved() {
    Closings listener = new Closings(new ArrayList<>());

    physical.addStatementEventListener(listener);
    physical.removeStatementEventListener(listener);

    assertThat(relay(0)).isEqualTo(relay(1)).hasSameHashCodeAs(relay(1));
  }

  private StatementEventListener relay(int call) {
    return (StatementEventListener) driver.received().get(call).arguments().get(0);
  }

  record Closings(List<StatementEvent> events) implements StatementEventListener {

    @Override
    public void statementClosed(StatementEvent event) {
      events.add(event);
    }

    @Override
    public void statementErrorOccurred(StatementEvent event) {
      events.add(event);
    }
  }
}
