package dev.roundtrip.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sent or bound: the raw and the wrapped data source of one database say the same. */
class OddStatementsTests {

  private static final int TEN_MEGABYTES = 10 << 20;

  private final Roundtrip roundtrip = Roundtrip.builder().build();
  private DataSource raw;
  private DataSource observed;

  @BeforeEach
  void create() throws SQLException {
    raw = Bookshop.create();
    observed = roundtrip.wrap(raw);
  }

  @AfterEach
  void nothingOfOursFailed() {
    assertThat(roundtrip.ownFailures()).isZero();
  }

  /** What a text does; those without a display name are too long for one. */
  record Text(String name, @Nullable String sql) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Text> oddTexts() {
    return Stream.concat(
        Stream.of(
                "",
                " ",
                ";",
                ";;;",
                "--",
                "/* open",
                "'",
                "\"",
                "$$",
                "{",
                "{call",
                "{?=call",
                "?",
                "select",
                "select ?",
                "select '",
                "not SQL at all",
                "SELEKT * FROM book",
                "\u0000",
                "\uD83D",
                "\uFEFFselect 1",
                "select 1;",
                "(select 1)",
                "select 1; select 2",
                "select * from book where id in (",
                "select 'it''s' from author where id = 1000")
            .map(
                sql ->
                    new Text("'" + sql.replace('\u0000', '0').replace('\uD83D', 's') + "'", sql)),
        Stream.of(
            new Text("null", null),
            new Text("a comment of 10 MB", "select 1 /* " + "x".repeat(TEN_MEGABYTES) + " */"),
            new Text("a literal of 10 MB", "select length('" + "x".repeat(TEN_MEGABYTES) + "')"),
            new Text("no SQL, 10 MB of it", "x".repeat(TEN_MEGABYTES)),
            new Text("blanks, 10 MB of them", " ".repeat(TEN_MEGABYTES) + "select 1")));
  }

  @ParameterizedTest
  @MethodSource("oddTexts")
  void anOddTextGivesTheSame(Text text) throws SQLException {
    List<String> expected = everyWayToSend(raw, text.sql());
    List<String> seen;
    try (Scope scope = roundtrip.openScope("odd")) {
      seen = everyWayToSend(observed, text.sql());
    }
    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void aDayThatOnlyTheJulianCalendarHasIsBoundAndRead() throws SQLException {
    Date day = new Date(new GregorianCalendar(1500, 1, 29).getTimeInMillis());

    assertThat(echo(observed, day)).isEqualTo(echo(raw, day));
  }

  private static String echo(DataSource dataSource, Date day) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement("select cast(? as date) from book")) {
      query.setDate(1, day);
      query.setObject(1, day);
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return rows.getDate(1) + " " + rows.getObject(1);
      }
    }
  }

  private static List<String> everyWayToSend(DataSource dataSource, @Nullable String sql)
      throws SQLException {
    List<String> seen = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      seen.add(outcome(() -> statement.execute(sql)));
      seen.add(outcome(() -> rows(statement.executeQuery(sql))));
      seen.add(outcome(() -> statement.executeUpdate(sql)));
      seen.add(
          outcome(
              () -> {
                statement.addBatch(sql);
                return Arrays.toString(statement.executeBatch());
              }));
      seen.add(
          outcome(
              () -> {
                try (PreparedStatement prepared = connection.prepareStatement(sql)) {
                  return rows(prepared.executeQuery());
                }
              }));
      seen.add(outcome(() -> rows(connection.prepareCall(sql).executeQuery())));
    }
    return seen;
  }

  private static String rows(ResultSet rows) throws SQLException {
    StringBuilder text = new StringBuilder();
    while (rows.next()) {
      text.append(rows.getString(1)).append('\n');
    }
    rows.close();
    return text.toString();
  }

  /** H2 repeats the statement in its messages. */
  private static String brief(String message) {
    return message.length() < 1_000 ? message : message.length() + "#" + message.hashCode();
  }

  @FunctionalInterface
  private interface Call {
    @Nullable Object run() throws SQLException;
  }

  private static String outcome(Call call) {
    try {
      return String.valueOf(call.run());
    } catch (SQLException | RuntimeException e) {
      String state = e instanceof SQLException failure ? failure.getSQLState() : "";
      return e.getClass().getName() + " " + state + " " + brief(String.valueOf(e.getMessage()));
    }
  }
}
