package dev.roundtrip.equal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing is kept of what the application has closed, however long the connection lives. */
class ClosedObjectsTests {

  private static final int STATEMENTS = 100_000;

  private final Fixture db = Fixtures.H2.fixture();
  private final List<WeakReference<Object>> closed = new ArrayList<>();

  @BeforeEach
  void recreate() throws SQLException {
    db.recreate();
  }

  @Test
  void closedStatementsAndRowsAreForgottenWhileTheirConnectionIsOpen() throws SQLException {
    try (Roundtrip roundtrip = Roundtrip.builder().build();
        Connection connection = roundtrip.wrap(db.dataSource()).getConnection();
        Scope scope = roundtrip.openScope("many statements")) {
      for (int i = 0; i < STATEMENTS; i++) {
        openAndClose(connection, i);
      }

      assertThat(scope.statements()).isEqualTo(2L * STATEMENTS);
      assertThat(stillThere()).isZero();
      assertThat(connection.isClosed()).isFalse();
      assertThat(roundtrip.ownFailures()).isZero();
    }
  }

  @Test
  void closedConnectionsAreForgottenWhileTheirDataSourceIsInUse() throws SQLException {
    try (Roundtrip roundtrip = Roundtrip.builder().build()) {
      var dataSource = roundtrip.wrap(db.dataSource());
      for (int i = 0; i < 1_000; i++) {
        try (Connection connection = dataSource.getConnection()) {
          openAndClose(connection, i);
          closed.add(new WeakReference<>(connection));
        }
      }

      assertThat(stillThere()).isZero();
      assertThat(dataSource.isWrapperFor(javax.sql.DataSource.class)).isTrue();
    }
  }

  private void openAndClose(Connection connection, int number) throws SQLException {
    try (PreparedStatement prepared =
            connection.prepareStatement("select name from item where id = ?");
        Statement plain = connection.createStatement()) {
      prepared.setInt(1, number % 7);
      try (ResultSet rows = prepared.executeQuery()) {
        if (rows.next()) {
          rows.getString(1);
        }
        closed.add(new WeakReference<>(rows));
      }
      plain.executeUpdate("update item set amount = 1 where id < 0");
      closed.add(new WeakReference<>(prepared));
      closed.add(new WeakReference<>(plain));
    }
  }

  /** The collector is asked several times, because asking it once promises nothing. */
  private long stillThere() {
    long alive = closed.size();
    for (int i = 0; i < 20 && alive > 0; i++) {
      System.gc();
      alive = closed.stream().filter(reference -> reference.get() != null).count();
    }
    return alive;
  }
}
