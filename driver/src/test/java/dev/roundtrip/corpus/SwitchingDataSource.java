package dev.roundtrip.corpus;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Lets an ORM that is slow to start serve many scenarios, each with a Roundtrip of its own. */
final class SwitchingDataSource extends AbstractDataSource {

  private @Nullable DataSource current;

  void use(DataSource dataSource) {
    current = dataSource;
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (current == null) {
      throw new SQLException("No scenario is running.");
    }
    return current.getConnection();
  }

  @Override
  public Connection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    return getConnection();
  }
}
