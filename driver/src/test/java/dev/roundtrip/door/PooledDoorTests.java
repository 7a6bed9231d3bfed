package dev.roundtrip.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.door.XaDoorTests.Closings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.PooledConnection;
import org.junit.jupiter.api.Test;

class PooledDoorTests extends DoorContract {

  private final Roundtrip roundtrip = Roundtrip.builder().onFinding(findings::add).build();
  private final ConnectionPoolDataSource dataSource = roundtrip.wrapPooled(books.dataSource());

  @Override
  Roundtrip roundtrip() {
    return roundtrip;
  }

  @Override
  Connection connect() throws SQLException {
    return dataSource.getPooledConnection().getConnection();
  }

  @Test
  void aPoolGivesItsConnectionOutAgain() throws SQLException {
    PooledConnection physical = dataSource.getPooledConnection("", "");
    List<Object> sources = new ArrayList<>();
    physical.addConnectionEventListener(new Closings(sources));

    for (int lease = 1; lease <= 3; lease++) {
      try (Connection connection = physical.getConnection()) {
        Books.walk(connection);
      }
      assertThat(findings).hasSize(lease);
      assertThat(sources).hasSize(lease).containsOnly(physical);
    }
    physical.close();

    assertThat(findings).hasSize(3);
    assertThat(roundtrip.wrapPooled(dataSource)).isSameAs(dataSource);
  }
}
