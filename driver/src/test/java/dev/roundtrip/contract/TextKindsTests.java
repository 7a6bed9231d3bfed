package dev.roundtrip.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.Severity;
import dev.roundtrip.finding.TextFinding;
import dev.roundtrip.internal.detect.Thresholds;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a text alone tells: a hint, once for each shape. */
class TextKindsTests {

  private static final Set<FindingKind> STRICT = EnumSet.allOf(FindingKind.class);

  private final Judge judge = new Judge(Engine.H2.dataSource(), STRICT);

  @BeforeEach
  void createTables() throws SQLException {
    Engine.H2.recreate();
  }

  private static void send(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      if (statement.execute(sql)) {
        try (ResultSet rows = statement.getResultSet()) {
          while (rows.next()) {
            rows.getObject(1);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DEEP_OFFSET          | select id from book order by id offset 1000 rows
          LIMIT_WITHOUT_ORDER  | select id from book fetch first 10 rows only
          LIMIT_WITHOUT_ORDER  | select id from book limit 70 offset 70
          SELECT_STAR          | select * from book where id = 1
          SELECT_STAR          | select b.* from book b where b.id = 1
          LEADING_WILDCARD     | select id from book where title like '%7'
          FUNCTION_ON_COLUMN   | select id from book where lower(title) = 'x'
          FUNCTION_ON_COLUMN   | update book set pages = 1 where lower(title) = 'x'
          NOT_IN_SUBQUERY      | select id from author where id not in (select author_id from book)
          CORRELATED_SUBQUERY  | select a.id, (select max(b.id) from book b where b.author_id = a.id) from author a
          ORDER_BY_RANDOM      | select id from book order by rand() limit 3
          CARTESIAN_PRODUCT    | select a.id, b.id from author a, book b where a.name = 'author 1'
          """)
  void marksOfATextAreHints(FindingKind kind, String sql) throws Exception {
    List<Finding> found = judge.findings(() -> send(judge.dataSource(), sql));
    assertThat(found).extracting(Finding::kind).containsExactly(kind);
    assertThat(found.get(0)).isInstanceOf(TextFinding.class);
    assertThat(found.get(0).severity())
        .isEqualTo(kind == FindingKind.DEEP_OFFSET ? Severity.WARNING : Severity.INFO);
    assertThat(found.get(0).callSite().methodName()).isEqualTo("send");
    assertThat(found.get(0).wasted()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select id from book order by id limit 20 offset 980",
        "select count(*) from book",
        "select count(*) from book limit 10",
        "select id from author where exists (select * from book b where b.author_id = author.id)",
        "select * from (select id, title from book order by id fetch first 3 rows only)",
        "select id from book where title like 'title%'",
        "select id from book where title not like 'a_c%'",
        "select upper(title) from book where title = 'x'",
        "select id from book where title = lower('X')",
        "select id from author where id not in (1, 2, 3)",
        "select id from author a where not exists (select 1 from book b where b.author_id = a.id)",
        "select id, (select max(pages) from book) from author order by id",
        "select a.id, b.id from author a, book b where a.id = b.author_id",
        "select a.id, b.id from author a join book b on a.id = b.author_id",
        "select id from author for update",
        "select id from job_of_nobody",
      })
  void textsWithoutTheMarkAreSilent(String sql) throws Exception {
    assertThat(
            judge.findings(
                () -> {
                  try {
                    send(judge.dataSource(), sql);
                  } catch (SQLException noSuchTable) {
                    assertThat(sql).contains("nobody");
                  }
                }))
        .isEmpty();
  }

  @Test
  void aShapeIsToldOnceHoweverOftenItIsSent() throws Exception {
    List<Finding> found =
        judge.findings(
            () -> {
              for (int i = 0; i < 3; i++) {
                send(judge.dataSource(), "select * from sale where amount > " + i);
              }
            });
    assertThat(found).hasSize(1);
    assertThat(found.get(0).occurrences()).isEqualTo(3);
  }

  @Test
  void severityComesFromTime() throws Exception {
    Judge impatient =
        new Judge(Engine.H2.dataSource(), Thresholds.sensitive(Duration.ZERO), STRICT);
    Finding finding =
        impatient.only(
            TextFinding.class,
            () -> send(impatient.dataSource(), "select * from book where id = 1"));
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void severityComesFromRows() throws Exception {
    List<Finding> found =
        judge.findings(
            () ->
                send(
                    judge.dataSource(),
                    "select a.id, b.id from author a, book b where a.id > 0 limit 1000"));
    assertThat(found)
        .filteredOn(finding -> finding.kind() == FindingKind.CARTESIAN_PRODUCT)
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING);
  }

  @Test
  void thresholdsCanBeOthers() throws Exception {
    Thresholds other =
        Thresholds.sensitive(Duration.ofSeconds(10))
            .withCounts(Map.of(FindingKind.DEEP_OFFSET, 50));
    Judge strict = new Judge(Engine.H2.dataSource(), other, STRICT);
    assertThat(
            strict.findings(
                () ->
                    send(strict.dataSource(), "select id from book order by id limit 2 offset 50")))
        .extracting(Finding::kind)
        .containsExactly(FindingKind.DEEP_OFFSET);
  }
}
