package dev.roundtrip.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.AllowQueries;
import dev.roundtrip.Environment;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.finding.Allowance;
import dev.roundtrip.finding.FindingKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The answer comes from the detectors' own decisions. */
class WhyNotTests {

  private static final String TITLES = "select title from book where author_id = ?";

  /** Statements of one scope. */
  @FunctionalInterface
  private interface Work {
    void on(DataSource dataSource) throws SQLException;
  }

  private static List<String> whyNot(Roundtrip roundtrip, String sql, Work work)
      throws SQLException {
    DataSource dataSource = roundtrip.wrap(Bookshop.create());
    Scope scope = roundtrip.openScope("work");
    try (scope) {
      work.on(dataSource);
    }
    List<String> sentences = scope.whyNot(sql);
    assertThat(roundtrip.ownFailures()).isZero();
    return sentences;
  }

  private static List<String> whyNot(String sql, Work work) throws SQLException {
    return whyNot(Roundtrip.builder().build(), sql, work);
  }

  private static void query(DataSource dataSource, String sql, Object... binds)
      throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < binds.length; i++) {
        statement.setObject(i + 1, binds[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          rows.getObject(1);
        }
      }
    }
  }

  @Test
  void whatWasReportedIsSaidToBe() throws SQLException {
    assertThat(whyNot(TITLES, dataSource -> Bookshop.nPlusOne(dataSource, 4)))
        .anySatisfy(
            sentence ->
                assertThat(sentence)
                    .startsWith("It is reported as N_PLUS_ONE (fingerprint ")
                    .contains("4 statements on book"));
  }

  @Test
  void theTextMayBeWrittenInAnotherWay() throws SQLException {
    assertThat(
            whyNot(
                "SELECT title\nFROM book /* 1 */ WHERE author_id = 7",
                dataSource -> Bookshop.nPlusOne(dataSource, 4)))
        .anyMatch(sentence -> sentence.startsWith("It is reported as N_PLUS_ONE"));
  }

  @Test
  void tooFewInAStraightLine() throws SQLException {
    assertThat(
            whyNot(
                TITLES,
                dataSource -> {
                  Bookshop.titles(dataSource, Bookshop.author(1));
                  Bookshop.titles(dataSource, Bookshop.author(2));
                }))
        .contains("It was sent 2 times from 2 call paths")
        .anySatisfy(
            sentence ->
                assertThat(sentence)
                    .startsWith("N+1: sent 1 time from dev.roundtrip.contract.Bookshop.titles(")
                    .contains(" in dev.roundtrip.contract.WhyNotTests.")
                    .endsWith("; an N+1 needs 2"));
  }

  @Test
  void linesOfOneMethodThatArePassedOnce() throws SQLException {
    assertThat(
            whyNot(
                TITLES,
                dataSource -> {
                  JdbcTemplate jdbc = new JdbcTemplate(dataSource);
                  jdbc.queryForList(TITLES, Bookshop.author(1));
                  jdbc.queryForList(TITLES, Bookshop.author(2));
                }))
        .contains(
            "N+1, Lookup in a loop: sent 2 times from 2 call sites, in a straight line;"
                + " a loop passes one of them again");
  }

  @Test
  void tooFewDifferentKeys() throws SQLException {
    assertThat(
            whyNot(
                TITLES,
                dataSource -> {
                  for (int i = 0; i < 2; i++) {
                    Bookshop.titles(dataSource, Bookshop.author(i));
                  }
                }))
        .anySatisfy(
            sentence ->
                assertThat(sentence)
                    .startsWith("Lookup in a loop: sent 2 times from dev.roundtrip.contract.")
                    .endsWith("with 2 different keys; 3 are needed"))
        .contains("N+1: no earlier query returned its keys in two rows, as far as they were read");
  }

  @Test
  void paging() throws SQLException {
    String sql = "select id from author order by id limit ? offset ?";
    assertThat(
            whyNot(
                sql,
                dataSource -> {
                  for (int page = 0; page < 4; page++) {
                    query(dataSource, sql, 2, page * 2);
                  }
                }))
        .contains("N+1, Lookup in a loop: its values vary only in LIMIT and OFFSET: paging");
  }

  @Test
  void chunksAndConstantsAndWindows() throws SQLException {
    String chunk = "select title from book where author_id in (?, ?)";
    assertThat(
            whyNot(
                chunk,
                dataSource -> {
                  for (int i = 0; i < 4; i++) {
                    query(dataSource, chunk, Bookshop.author(i), Bookshop.author(i + 1));
                  }
                }))
        .anyMatch(sentence -> sentence.endsWith("by a list or an array: chunks"));
    assertThat(
            whyNot(
                TITLES,
                dataSource -> {
                  for (int i = 0; i < 4; i++) {
                    Bookshop.titles(dataSource, 1L);
                  }
                }))
        .anyMatch(sentence -> sentence.contains("its values are the same each time"));
    String window = "select title from book where id between ? and ?";
    assertThat(
            whyNot(
                window,
                dataSource -> {
                  for (int i = 0; i < 4; i++) {
                    query(dataSource, window, 9_000 + i, 9_001 + i);
                  }
                }))
        .anyMatch(sentence -> sentence.endsWith("compares for equality: [BETWEEN]"));
  }

  @Test
  void belowTheCostGate() throws SQLException {
    Roundtrip production =
        Roundtrip.builder()
            .environment(Environment.PRODUCTION)
            .costGate(Duration.ofHours(1), 1)
            .build();
    assertThat(whyNot(production, TITLES, dataSource -> Bookshop.nPlusOne(dataSource, 6)))
        .anySatisfy(
            sentence ->
                assertThat(sentence)
                    .startsWith("N+1, Lookup in a loop: below the cost gate: ")
                    .contains(" ms of 3600000 ms, and ")
                    .endsWith(" % of the scope's time of 100 %"));
  }

  @Test
  void switchedOff() throws SQLException {
    Roundtrip without = Roundtrip.builder().finding(FindingKind.N_PLUS_ONE, false).build();
    assertThat(whyNot(without, TITLES, dataSource -> Bookshop.nPlusOne(dataSource, 4)))
        .anySatisfy(
            sentence ->
                assertThat(sentence)
                    .startsWith("It is N_PLUS_ONE (fingerprint ")
                    .endsWith("but that kind is off, by the profile or by its own switch"));
  }

  @Test
  void allowedByAnEntryOrAMark() throws SQLException {
    Roundtrip allowing =
        Roundtrip.builder().allow(Allowance.shape("table:book", "it is short")).build();
    assertThat(whyNot(allowing, TITLES, dataSource -> Bookshop.nPlusOne(dataSource, 4)))
        .anyMatch(sentence -> sentence.endsWith("allowed because it is short"));
    assertThat(whyNot(TITLES, WhyNotTests::marked))
        .anyMatch(sentence -> sentence.endsWith("allowed because it runs once"));
  }

  @AllowQueries(reason = "it runs once")
  private static void marked(DataSource dataSource) throws SQLException {
    Bookshop.nPlusOne(dataSource, 4);
  }

  @Test
  void whatIsNoMatterOfRepetition() throws SQLException {
    String lock = "select name from author where id = ? for update";
    assertThat(
            whyNot(
                lock,
                dataSource -> {
                  for (int i = 0; i < 4; i++) {
                    query(dataSource, lock, Bookshop.author(i));
                  }
                }))
        .contains("Repetition of it says nothing: it takes locks");
  }

  @Test
  void notSlow() throws SQLException {
    Roundtrip patient = Roundtrip.builder().slowThreshold(Duration.ofHours(1)).build();
    assertThat(whyNot(patient, TITLES, dataSource -> Bookshop.nPlusOne(dataSource, 1)))
        .anySatisfy(
            sentence ->
                assertThat(sentence)
                    .startsWith("Slow statement: its slowest execution took ")
                    .endsWith(" ms of 3600000 ms"));
  }

  @Test
  void whatWasNotSentNamesTheNearest() throws SQLException {
    assertThat(
            whyNot(
                "select title from book where publisher_id = ?",
                dataSource -> Bookshop.nPlusOne(dataSource, 2)))
        .containsExactly("No such statement was sent in this scope; the nearest is: " + TITLES);
    assertThat(whyNot(TITLES, dataSource -> {}))
        .containsExactly("No statement was sent in this scope");
  }

  @Test
  void aScopeThatIsOpenAnswersToo() throws SQLException {
    Roundtrip roundtrip = Roundtrip.builder().environment(Environment.PRODUCTION).build();
    DataSource dataSource = roundtrip.wrap(Bookshop.create());
    try (Scope scope = roundtrip.openScope("open")) {
      Bookshop.nPlusOne(dataSource, 2);
      assertThat(scope.whyNot(TITLES))
          .anySatisfy(sentence -> assertThat(sentence).endsWith("an N+1 needs 3"));
      Bookshop.nPlusOne(dataSource, 2);
      assertThat(scope.statements()).isEqualTo(6);
    }
  }

  @Test
  void anotherSlowThresholdForSomeStatements() throws SQLException {
    Roundtrip roundtrip =
        Roundtrip.builder()
            .slowThreshold(Duration.ofHours(1))
            .slowThresholdFor("table:book", Duration.ZERO)
            .build();
    DataSource dataSource = roundtrip.wrap(Bookshop.create());
    Scope scope = roundtrip.openScope("slow");
    try (scope) {
      query(dataSource, "select title from book where id = 9000");
      query(dataSource, "select name from author");
    }
    assertThat(scope.report().findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(FindingKind.SLOW_STATEMENT);
              assertThat(finding.shape().tables()).containsExactly("book");
            });
  }
}
