package dev.roundtrip.contract;

import static dev.roundtrip.contract.Engine.authorId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.finding.BatchTooSmallFinding;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.LiteralsInsteadOfBindsFinding;
import dev.roundtrip.finding.VaryingInLengthFinding;
import dev.roundtrip.internal.detect.Detection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Small batches, varying lists and literals: found where they are asked for, and only there. */
abstract class OptInKindsContract {

  private final Engine engine;
  private final Judge judge;
  private final Judge byDefault;

  OptInKindsContract(Engine engine) {
    this.engine = engine;
    this.judge = new Judge(engine.dataSource(), Judge.OF_LOOPS);
    this.byDefault = new Judge(engine.dataSource(), Detection.onByDefault());
  }

  @BeforeEach
  void createTables() throws Exception {
    LoopTables.recreate(engine);
  }

  /** What is done through one or the other judge. */
  private interface Code {
    void run(JdbcTemplate jdbc);
  }

  private <T extends Finding> T onlyWhereAskedFor(Class<T> type, Code code) throws Exception {
    JdbcTemplate unasked = new JdbcTemplate(byDefault.dataSource());
    assertThat(byDefault.findings(() -> code.run(unasked))).isEmpty();
    LoopTables.recreate(engine);
    JdbcTemplate jdbc = new JdbcTemplate(judge.dataSource());
    return judge.only(type, () -> code.run(jdbc));
  }

  private void silent(Code code) throws Exception {
    JdbcTemplate jdbc = new JdbcTemplate(judge.dataSource());
    assertThat(judge.findings(() -> code.run(jdbc))).isEmpty();
  }

  private static void byList(JdbcTemplate jdbc, int from, int length) {
    List<Object> keys = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      keys.add(authorId(from + i));
    }
    String marks = "?" + ", ?".repeat(length - 1);
    jdbc.queryForList("select name from author where id in (" + marks + ")", keys.toArray());
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 20})
  void manyShortListsAreBatchesThatAreTooSmall(int n) throws Exception {
    BatchTooSmallFinding finding =
        onlyWhereAskedFor(
            BatchTooSmallFinding.class,
            jdbc -> {
              for (int i = 0; i < n; i++) {
                byList(jdbc, i, 4);
              }
            });
    assertThat(finding.occurrences()).isEqualTo(n);
    assertThat(finding.list()).isTrue();
    assertThat(finding.medianSize()).isEqualTo(4);
    assertThat(finding.needed()).isEqualTo(n == 5 ? 1 : 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 20})
  void manySmallBatchesAreTooSmall(int n) throws Exception {
    BatchTooSmallFinding finding =
        onlyWhereAskedFor(
            BatchTooSmallFinding.class,
            jdbc -> {
              for (int i = 0; i < n; i++) {
                List<Object[]> rows = new ArrayList<>();
                for (int row = 0; row < 3; row++) {
                  rows.add(new Object[] {i * 3 + row});
                }
                jdbc.batchUpdate("insert into tag (id, name) values (?, 'tag')", rows);
              }
            });
    assertThat(finding.list()).isFalse();
    assertThat(finding.entries()).isEqualTo(3L * n);
    assertThat(finding.wastedAt(Duration.ofMillis(1)).minus(finding.wasted()))
        .isEqualTo(Duration.ofMillis(n - finding.needed()));
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 20})
  void manyShortInsertsOfSeveralRowsAreTooSmall(int n) throws Exception {
    BatchTooSmallFinding finding =
        onlyWhereAskedFor(
            BatchTooSmallFinding.class,
            jdbc -> {
              for (int i = 0; i < n; i++) {
                jdbc.update(
                    "insert into tag (id, name) values (?, 'a'), (?, 'b')", 2 * i, 2 * i + 1);
              }
            });
    assertThat(finding.medianSize()).isEqualTo(2);
  }

  @Test
  void fewShortListsAreNotTooSmall() throws Exception {
    silent(
        jdbc -> {
          for (int i = 0; i < 4; i++) {
            byList(jdbc, i, 4);
          }
        });
  }

  @Test
  void listsOfTenAreNotTooSmall() throws Exception {
    silent(
        jdbc -> {
          for (int i = 0; i < 10; i++) {
            byList(jdbc, i, 10);
          }
        });
  }

  @Test
  void oneListForEachLineIsNoLoop() throws Exception {
    silent(
        jdbc -> {
          byList(jdbc, 1, 3);
          byList(jdbc, 2, 3);
          byList(jdbc, 3, 3);
          byList(jdbc, 4, 3);
          byList(jdbc, 5, 3);
        });
  }

  @Test
  void aConstantListOfStatesIsNoBatch() throws Exception {
    silent(
        jdbc -> {
          for (int i = 0; i < 8; i++) {
            jdbc.queryForList(
                "select id from sale where amount in (?, ?) and sold_month between ? and ?",
                5,
                6,
                i,
                i);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 20})
  void listsOfManyLengthsVary(int n) throws Exception {
    VaryingInLengthFinding finding =
        onlyWhereAskedFor(
            VaryingInLengthFinding.class,
            jdbc -> {
              for (int i = 0; i < n; i++) {
                byList(jdbc, i, 11 + i);
              }
            });
    assertThat(finding.lengths()).isEqualTo(n);
    assertThat(finding.shortest()).isEqualTo(11);
    assertThat(finding.longest()).isEqualTo(10 + n);
    assertThat(finding.wasted()).isZero();
    assertThat(finding.wastedAt(Duration.ofMillis(5))).isZero();
  }

  @Test
  void listsThatArePaddedDoNotVary() throws Exception {
    silent(
        jdbc -> {
          for (int length = 16; length <= 512; length *= 2) {
            byList(jdbc, length, length);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 20})
  void textsThatDifferInTheirLiteralsShouldBind(int n) throws Exception {
    LiteralsInsteadOfBindsFinding finding =
        onlyWhereAskedFor(
            LiteralsInsteadOfBindsFinding.class,
            jdbc -> {
              for (int i = 0; i < n; i++) {
                jdbc.queryForList("select id from book where pages > " + i + " and title <> 'x'");
              }
            });
    assertThat(finding.texts()).isEqualTo(n);
    assertThat(finding.advice().text()).contains("pages", "SQL injection");
    assertThat(finding.wasted()).isZero();
  }

  @Test
  void constantsInTheTextAreFine() throws Exception {
    silent(
        jdbc -> {
          for (int i = 0; i < 10; i++) {
            jdbc.queryForList("select id from book where title = 'x' and pages > ?", i);
          }
        });
  }

  @Test
  void pagesWhoseNumbersStandInTheTextAreFine() throws Exception {
    silent(
        jdbc -> {
          for (int i = 0; i < 8; i++) {
            jdbc.queryForList("select id from book order by id limit 10 offset " + i * 10);
          }
        });
  }

  @Test
  void aLoopIsToldOnceThoughItsValuesStandInTheText() throws Exception {
    JdbcTemplate jdbc = new JdbcTemplate(judge.dataSource());
    assertThat(
            judge.findings(
                () -> {
                  for (int i = 0; i < 6; i++) {
                    jdbc.queryForList("select id from book where author_id = " + authorId(i));
                  }
                }))
        .hasSize(1);
  }
}
