package dev.roundtrip.internal.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A transaction that is rolled back, where CREATE INDEX is rolled back with it. */
final class RolledBack implements Place {

  private final Connection connection;
  private final boolean autoCommit;
  private final boolean postgreSql;

  RolledBack(DataSource dataSource, String product) throws SQLException {
    this.connection = dataSource.getConnection();
    this.postgreSql = product.equals("PostgreSQL");
    this.autoCommit = connection.getAutoCommit();
    try {
      connection.setAutoCommit(false);
      if (postgreSql) {
        Run.execute(
            connection,
            "SET LOCAL lock_timeout = '1s'",
            "SET LOCAL statement_timeout = '30s'",
            "SET LOCAL application_name = 'roundtrip sandbox'");
      }
    } catch (SQLException | RuntimeException failure) {
      connection.close();
      throw failure;
    }
  }

  @Override
  public Connection connection() {
    return connection;
  }

  @Override
  public String description() {
    return "in a transaction that was rolled back";
  }

  @Override
  public @Nullable Long bytes(String index) throws SQLException {
    if (!postgreSql) {
      return null;
    }
    String size =
        Run.rows(
                connection,
                "select pg_relation_size(cast('" + index.replace("'", "''") + "' as regclass))",
                null)
            .get(0)
            .get(0);
    return size == null ? null : Long.valueOf(size);
  }

  /** A connection that is not as it was must not go back to its pool. */
  @Override
  public void close() throws SQLException {
    try (connection) {
      try {
        connection.rollback();
        connection.setAutoCommit(autoCommit);
      } catch (SQLException | RuntimeException broken) {
        connection.abort(Runnable::run);
      }
    }
  }

  static boolean isPossible(String product) {
    return List.of("PostgreSQL", "SQLite", "DuckDB", "Apache Derby").contains(product);
  }
}
