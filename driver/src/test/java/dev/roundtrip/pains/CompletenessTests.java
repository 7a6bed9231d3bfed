package dev.roundtrip.pains;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class CompletenessTests {

  private final JdbcDataSource raw = Library.h2();

  CompletenessTests() throws SQLException {}

  /** decorator #124, p6spy #553. */
  @Test
  void whatIsObservedIsNotWrappedAgainThroughAnyDoor() throws SQLException {
    try (Roundtrip roundtrip = Roundtrip.builder().build()) {
      var observed = roundtrip.wrap(raw);
      var pooled = roundtrip.wrapPooled(raw);
      var xa = roundtrip.wrapXa(raw);

      assertThat(roundtrip.wrap(observed)).isSameAs(observed);
      assertThat(roundtrip.wrapPooled(pooled)).isSameAs(pooled);
      assertThat(roundtrip.wrapXa(xa)).isSameAs(xa);
    }
  }

  /** p6spy #540, druid #4716, jOOQ #19830: defaults of the interfaces hid what the driver can. */
  @Test
  void methodsThatHaveADefaultInTheInterfaceReachTheDriver() throws SQLException {
    try (Roundtrip roundtrip = Roundtrip.builder().build();
        Scope scope = roundtrip.openScope("large");
        Connection connection = roundtrip.wrap(raw).getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeLargeUpdate("update book set title = 'Dawn'")).isEqualTo(3);
      assertThat(statement.getLargeUpdateCount()).isEqualTo(3);
      assertThat(statement.enquoteIdentifier("title", true)).isEqualTo("\"title\"");
      assertThat(scope.statements()).isEqualTo(1);
    }
  }

  /** datasource-proxy #41, #49, #24. */
  @Test
  void rowsOfAnUpdatableResultAreMovedThroughAndWrittenBack() throws SQLException {
    try (Roundtrip roundtrip = Roundtrip.builder().build();
        Connection connection = roundtrip.wrap(raw).getConnection();
        Statement statement =
            connection.createStatement(
                ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
        ResultSet rows = statement.executeQuery("select id, title from book order by id")) {
      assertThat(rows.last()).isTrue();
      assertThat(rows.getInt("ID")).isEqualTo(3);
      assertThat(rows.absolute(1)).isTrue();
      rows.updateString("TITLE", "Survivor");
      rows.updateRow();
      assertThat(rows.relative(1)).isTrue();
      assertThat(rows.previous()).isTrue();
      assertThat(rows.getString(2)).isEqualTo("Survivor");
      assertThat(rows.next()).isTrue();
      assertThat(rows.getRow()).isEqualTo(2);
    }
    assertThat(Library.title(raw, 1)).isEqualTo("Survivor");
  }
}
