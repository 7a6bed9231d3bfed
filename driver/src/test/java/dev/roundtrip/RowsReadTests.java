package dev.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.ResultValues;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** What of a result the application read, and what it fetched for nothing. */
class RowsReadTests {

  @FunctionalInterface
  private interface Reading {

    void of(ResultSet rows) throws SQLException;
  }

  private static Execution read(String sql, Reading reading) throws SQLException {
    try (Roundtrip roundtrip = Roundtrip.builder().build();
        Scope scope = roundtrip.openScope("job");
        Connection connection = roundtrip.wrap(Databases.h2()).getConnection();
        Statement statement =
            connection.createStatement(
                ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE)) {
      try (ResultSet rows = statement.executeQuery(sql)) {
        reading.of(rows);
      }
      return scope.ledger().groupsByShape().values().iterator().next().get(0).executions().get(0);
    }
  }

  private static Execution read(Reading reading) throws SQLException {
    return read("select id, name, 'x' as extra, cast(null as int) as nothing from item", reading);
  }

  private static ResultValues values(Execution execution) {
    assertThat(execution.values()).isNotNull();
    return java.util.Objects.requireNonNull(execution.values());
  }

  @Test
  void rowsOfWhichNoColumnWasReadAreUnread() throws SQLException {
    Execution execution =
        read(
            rows -> {
              rows.next();
              rows.next();
              rows.getInt(1);
              rows.next();
            });
    assertThat(execution.rows()).isEqualTo(3);
    assertThat(execution.unreadRows()).isEqualTo(2);
  }

  @Test
  void columnsReadByIndexAreToldWithNullsAndStreams() throws SQLException {
    Execution execution =
        read(
            rows -> {
              while (rows.next()) {
                rows.getInt(1);
                rows.getInt(4);
                rows.getCharacterStream(3);
              }
            });
    assertThat(values(execution).indexesRead()).isEqualTo(0b1101);
    assertThat(values(execution).allReadsSeen()).isTrue();
    assertThat(execution.unreadRows()).isZero();
  }

  @Test
  void columnsReadByLabelAreToldEvenIfAllTheirValuesAreNull() throws SQLException {
    Execution execution =
        read(
            rows -> {
              while (rows.next()) {
                rows.getInt("nothing");
                rows.getInt("id");
                rows.getString("name");
              }
            });
    ResultValues values = values(execution);
    assertThat(values.columns()).isEqualTo(3);
    assertThat(values.label(0)).isEqualTo("nothing");
    assertThat(values.hashes(0)).containsOnly(0);
    assertThat(values.hashes(1)).hasSize(3).doesNotHaveDuplicates().doesNotContain(0);
    assertThat(values.hashes(2)).hasSize(3).doesNotHaveDuplicates().doesNotContain(0);
    assertThat(values.allReadsSeen()).isTrue();
  }

  @Test
  void indexesAreToldHoweverManyRowsThereAreAndLabelsAreNot() throws SQLException {
    String many = "select x as id, x as other from system_range(1, 300)";
    Reading late =
        rows -> {
          while (rows.next()) {
            if (rows.isLast()) {
              rows.getInt(2);
            }
          }
        };
    Execution byIndex = read(many, late);
    assertThat(values(byIndex).indexesRead()).isEqualTo(0b10);
    assertThat(values(byIndex).allReadsSeen()).isTrue();
    assertThat(byIndex.unreadRows()).isEqualTo(299);

    Execution byLabel =
        read(
            many,
            rows -> {
              while (rows.next()) {
                rows.getInt("id");
              }
            });
    assertThat(values(byLabel).allReadsSeen()).isFalse();
    assertThat(byLabel.unreadRows()).isZero();
  }

  @Test
  void nothingIsSaidAboutRowsThatWereReadPastUs() throws SQLException {
    Execution unwrapped =
        read(
            rows -> {
              org.h2.jdbc.JdbcResultSet own = rows.unwrap(org.h2.jdbc.JdbcResultSet.class);
              while (rows.next()) {
                own.getInt(1);
              }
            });
    assertThat(unwrapped.unreadRows()).isZero();
    assertThat(values(unwrapped).indexesRead()).isEqualTo((1L << ResultValues.TOLD_COLUMNS) - 1);
  }

  @Test
  void rowsThatWereDeletedOrChangedWereNotFetchedForNothing() throws SQLException {
    Execution execution =
        read(
            "select id, name from item",
            rows -> {
              rows.next();
              rows.deleteRow();
              rows.next();
              rows.updateString(2, "y");
              rows.updateRow();
              rows.next();
            });
    assertThat(execution.unreadRows()).isEqualTo(1);
  }
}
