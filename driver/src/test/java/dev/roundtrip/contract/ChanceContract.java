package dev.roundtrip.contract;

import static dev.roundtrip.contract.Engine.authorId;
import static dev.roundtrip.contract.LoopTables.nodeId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.LookupInLoopFinding;
import dev.roundtrip.finding.NPlusOneFinding;
import dev.roundtrip.finding.NPlusOneVariant;
import dev.roundtrip.finding.ReadModifyWriteFinding;
import dev.roundtrip.finding.WriteInLoopFinding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is found, beside its neighbour that looks the same and is not, on each database. */
abstract class ChanceContract {

  private final Engine engine;
  private final Judge judge;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;

  ChanceContract(Engine engine) {
    this.engine = engine;
    this.judge = new Judge(engine.dataSource(), Judge.OF_LOOPS);
    this.jdbc = new JdbcTemplate(judge.dataSource());
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(judge.dataSource()));
  }

  @BeforeEach
  void createTables() throws Exception {
    LoopTables.recreate(engine);
  }

  private List<FindingKind> kinds(Judge.Work work) throws Exception {
    return judge.findings(work).stream().map(Finding::kind).toList();
  }

  @Test
  void twoNamesThatWereReadAreLookedUpUnderAnotherName() throws Exception {
    jdbc.update("update job set owner = 'ada' where id = ?", nodeId(0));
    jdbc.update("update job set owner = 'bob' where id = ?", nodeId(1));
    NPlusOneFinding finding =
        judge.only(
            NPlusOneFinding.class,
            () -> {
              String jobs = "select owner from job where owner is not null order by id";
              for (String owner : jdbc.queryForList(jobs, String.class)) {
                jdbc.queryForList("select content from setting where name = ?", owner);
              }
            });
    assertThat(Objects.requireNonNull(finding.source()).column()).isEqualTo("job.owner");
  }

  @Test
  void aValueFromElsewhereThatIsLookedUpForEachRowIsAnNPlusOneOfOneValue() throws Exception {
    NPlusOneFinding finding =
        judge.only(
            NPlusOneFinding.class,
            () -> {
              String jobs = "select id from job order by id";
              for (int row = jdbc.queryForList(jobs, Long.class).size(); row > 0; row--) {
                jdbc.queryForList("select content from setting where name = 'rate'");
              }
            });
    assertThat(finding.variant()).isEqualTo(NPlusOneVariant.SAME_VALUE);
  }

  @Test
  void asManyRepetitionsAsRowsThatAnotherLoopHasGoneOverAreADuplicate() throws Exception {
    assertThat(
            kinds(
                () -> {
                  String jobs = "select id from job where id <= ? order by id";
                  List<Long> ids = jdbc.queryForList(jobs, Long.class, nodeId(4));
                  for (long id : ids) {
                    jdbc.queryForList("select status from job where id = ?", id);
                  }
                  for (int i = 0; i < ids.size(); i++) {
                    jdbc.queryForList("select content from setting where name = 'rate'");
                  }
                }))
        .containsExactlyInAnyOrder(FindingKind.N_PLUS_ONE, FindingKind.DUPLICATE);
  }

  @Test
  void twoNamesOfManyThatWereReadAreNoLoopOverThem() throws Exception {
    jdbc.update("update job set owner = 'ada'");
    jdbc.update("update job set owner = 'bob' where id > ?", nodeId(20));
    assertThat(
            kinds(
                () -> {
                  jdbc.queryForList("select owner from job order by id", String.class);
                  for (String name : List.of("ada", "bob")) {
                    jdbc.queryForList("select content from setting where name = ?", name);
                  }
                }))
        .isEmpty();
  }

  @Test
  void theTwoStatesOfTheOnlyTwoRowsMayBeAllThereAre() throws Exception {
    jdbc.update("update job set status = 'OLD' where id = ?", nodeId(0));
    assertThat(
            kinds(
                () -> {
                  String rows = "select status from job where id <= ? order by id desc";
                  jdbc.queryForList(rows, String.class, nodeId(1));
                  for (String state : List.of("NEW", "OLD")) {
                    jdbc.queryForList("select count(*) from job where status = ?", state);
                  }
                }))
        .isEmpty();
  }

  @Test
  void numbersOfACounterAreNoIdsOfRowsThatAreShownBeside() throws Exception {
    for (int i = 1; i <= 5; i++) {
      jdbc.update("insert into tag (id, name) values (?, 'tag')", i);
    }
    judge.only(
        LookupInLoopFinding.class,
        () -> {
          jdbc.queryForList("select id from tag order by id", Long.class);
          for (int i = 1; i <= 5; i++) {
            jdbc.queryForList("select status from job where id = ?", i);
          }
        });
  }

  @Test
  void idsWithGapsAreTheIdsOfTheRowsThatWereRead() throws Exception {
    for (int i : new int[] {3, 4, 9}) {
      jdbc.update("insert into tag (id, name) values (?, 'tag')", i);
    }
    NPlusOneFinding finding =
        judge.only(
            NPlusOneFinding.class,
            () -> {
              for (long id : jdbc.queryForList("select id from tag order by id", Long.class)) {
                jdbc.queryForList("select status from job where id = ?", id);
              }
            });
    assertThat(Objects.requireNonNull(finding.source()).column()).isEqualTo("tag.id");
  }

  @Test
  void aColumnThatIsFoundByItsLabelIsNamed() throws Exception {
    NPlusOneFinding finding =
        judge.only(
            NPlusOneFinding.class,
            () -> {
              try (Connection connection = judge.dataSource().getConnection();
                  PreparedStatement books = connection.prepareStatement("select * from book");
                  ResultSet rows = books.executeQuery()) {
                int author = rows.findColumn("AUTHOR_ID");
                while (rows.next()) {
                  jdbc.queryForList("select name from author where id = ?", rows.getLong(author));
                }
              }
            });
    assertThat(Objects.requireNonNull(finding.source()).column()).isEqualTo("book.author_id");
  }

  @Test
  void aWalkWhoseFirstStepIsOnAnotherLineIsAWalk() throws Exception {
    NPlusOneFinding finding = judge.only(NPlusOneFinding.class, () -> up(parent(nodeId(14)), 2));
    assertThat(finding.variant()).isEqualTo(NPlusOneVariant.RECURSIVE_WALK);
  }

  @Test
  void aNodeAndItsParentAreNoWalk() throws Exception {
    assertThat(kinds(() -> up(parent(nodeId(14)), 1))).isEmpty();
  }

  private void up(Long node, int steps) {
    Long next = node;
    for (int i = 0; i < steps; i++) {
      next = parent(next);
    }
  }

  private Long parent(Long node) {
    String sql = "select parent_id from node where id = ?";
    return Objects.requireNonNull(jdbc.queryForObject(sql, Long.class, node));
  }

  @Test
  void aNoteBesideEachChangeOfTheSchemaIsNoLoopOfWrites() throws Exception {
    try {
      assertThat(
              kinds(
                  () -> {
                    for (int i = 0; i < 5; i++) {
                      jdbc.execute("create table step_" + i + " (id int)");
                      jdbc.update("insert into tag (id, name) values (?, 'step')", i);
                    }
                  }))
          .isEmpty();
    } finally {
      for (int i = 0; i < 5; i++) {
        jdbc.execute("drop table if exists step_" + i);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 20})
  void rowsAddedInTransactionsOfTheirOwnAreAWriteInALoop(int n) throws Exception {
    judge.only(
        WriteInLoopFinding.class,
        () -> {
          for (int i = 0; i < n; i++) {
            int id = i;
            String sql = "insert into tag (id, name) values (?, 'tag')";
            transaction.executeWithoutResult(status -> jdbc.update(sql, id));
          }
        });
  }

  @Test
  void aRowAddedWithEachStepOfAWorkerIsNone() throws Exception {
    assertThat(
            kinds(
                () -> {
                  for (int i = 0; i < 5; i++) {
                    int id = i;
                    long job = nodeId(i);
                    transaction.executeWithoutResult(
                        status -> jdbc.update("update job set locked = 1 where id = ?", job));
                    String sql = "insert into tag (id, name) values (?, 'done')";
                    transaction.executeWithoutResult(status -> jdbc.update(sql, id));
                  }
                }))
        .isEmpty();
  }

  @Test
  void oneCounterThatOneMethodReadsAndRaisesAgainAndAgain() throws Exception {
    judge.only(
        ReadModifyWriteFinding.class,
        () -> {
          for (int i = 0; i < 4; i++) {
            raise(authorId(1));
          }
        });
  }

  private void raise(long author) {
    String read = "select content from setting where name = 'rate'";
    int rate = Objects.requireNonNull(jdbc.queryForObject(read, Integer.class));
    jdbc.update("update setting set content = ? where name = 'rate'", rate + (int) (author % 7));
  }

  @Test
  void whatIsReadToSeeThatItWasWrittenIsNone() throws Exception {
    assertThat(
            kinds(
                () -> {
                  for (int i = 0; i < 4; i++) {
                    jdbc.update("update setting set content = ? where name = 'rate'", i);
                    jdbc.queryForList("select content from setting where name = 'rate'");
                  }
                }))
        .isEmpty();
  }

  @Test
  void oneTextThatStandsInEachRowIsTheSameValueUnderAnyName() throws Exception {
    jdbc.update("update job set owner = 'rate'");
    NPlusOneFinding finding =
        judge.only(
            NPlusOneFinding.class,
            () -> {
              String jobs = "select id, owner from job where id <= ? order by id";
              for (var row : jdbc.queryForList(jobs, nodeId(4))) {
                String sql = "select content from setting where name = ?";
                jdbc.queryForList(sql, row.get("owner"));
              }
            });
    assertThat(finding.variant()).isEqualTo(NPlusOneVariant.SAME_VALUE);
    assertThat(Objects.requireNonNull(finding.source()).column()).isEqualTo("job.owner");
  }
}
