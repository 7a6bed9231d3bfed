package dev.roundtrip.internal.proof;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A connection of our own in a transaction that is read-only and rolled back. */
final class ReadOnly implements AutoCloseable {

  private final Connection connection;
  private final boolean autoCommit;
  private final boolean readOnly;

  ReadOnly(DataSource dataSource) throws SQLException {
    this.connection = dataSource.getConnection();
    this.autoCommit = connection.getAutoCommit();
    this.readOnly = connection.isReadOnly();
    try {
      String product = String.valueOf(connection.getMetaData().getDatabaseProductName());
      if (!product.equals("SQLite")) {
        connection.setReadOnly(true);
      }
      connection.setAutoCommit(false);
      if (product.equals("PostgreSQL")) {
        Run.execute(
            connection,
            "SET TRANSACTION READ ONLY",
            "SET LOCAL lock_timeout = '1s'",
            "SET LOCAL statement_timeout = '5s'");
      } else if (product.equals("MariaDB") || product.equals("MySQL")) {
        Run.execute(connection, "START TRANSACTION READ ONLY");
      }
    } catch (SQLException | RuntimeException failure) {
      close();
      throw failure;
    }
  }

  Connection connection() {
    return connection;
  }

  /** A connection that is not as it was must not go back to its pool. */
  @Override
  public void close() throws SQLException {
    try (connection) {
      try {
        if (!connection.getAutoCommit()) {
          connection.rollback();
        }
        connection.setAutoCommit(autoCommit);
        connection.setReadOnly(readOnly);
      } catch (SQLException | RuntimeException broken) {
        connection.abort(Runnable::run);
      }
    }
  }
}
