package dev.roundtrip.door;

import dev.roundtrip.Roundtrip;
import java.sql.Connection;
import java.sql.SQLException;

class DataSourceDoorTests extends DoorContract {

  private final Roundtrip roundtrip = Roundtrip.builder().onFinding(findings::add).build();

  @Override
  Roundtrip roundtrip() {
    return roundtrip;
  }

  @Override
  Connection connect() throws SQLException {
    return roundtrip.wrap(books.dataSource()).getConnection();
  }
}
