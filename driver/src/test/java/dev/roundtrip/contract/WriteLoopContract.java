package dev.roundtrip.contract;

import static dev.roundtrip.contract.Engine.authorId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.contract.WriteEntities.Note;
import dev.roundtrip.contract.WriteEntities.Tag;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.NPlusOneFinding;
import dev.roundtrip.finding.ReadModifyWriteFinding;
import dev.roundtrip.finding.StatementKind;
import dev.roundtrip.finding.WriteInLoopFinding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes in loops that have to be found, whatever the database. */
abstract class WriteLoopContract {

  private final Engine engine;
  private final Judge judge;
  private final JdbcTemplate jdbc;

  WriteLoopContract(Engine engine) {
    this.engine = engine;
    this.judge = new Judge(engine.dataSource(), Judge.OF_LOOPS);
    this.jdbc = new JdbcTemplate(judge.dataSource());
  }

  @BeforeEach
  void createTables() throws Exception {
    LoopTables.recreate(engine);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 20})
  void insertsOneByOneAreAWriteInALoop(int n) throws Exception {
    WriteInLoopFinding finding =
        judge.only(
            WriteInLoopFinding.class,
            () -> {
              try (Connection connection = judge.dataSource().getConnection();
                  PreparedStatement insert =
                      connection.prepareStatement("insert into tag (id, name) values (?, ?)")) {
                connection.setAutoCommit(false);
                for (int i = 0; i < n; i++) {
                  insert.setLong(1, i);
                  insert.setString(2, "tag " + i);
                  insert.executeUpdate();
                }
                connection.commit();
              }
            });
    assertThat(finding.kind()).isEqualTo(FindingKind.WRITE_IN_LOOP);
    assertThat(finding.occurrences()).isEqualTo(n);
    assertThat(finding.shape().tables()).containsExactly("tag");
    assertThat(finding.callSite().fileName()).isEqualTo("WriteLoopContract.java");
    assertThat(finding.generatedKeys()).isFalse();
    assertThat(finding.flush()).isFalse();
    assertThat(finding.wastedAt(Duration.ofMillis(5)).minus(finding.wasted()))
        .isEqualTo(Duration.ofMillis(5L * (n - 1)));
    assertThat(finding.advice().text())
        .contains("addBatch", "reWriteBatchedInserts", "rewriteBatchedStatements")
        .doesNotContain("SEQUENCE");
    assertThat(finding.advice().example()).isEqualTo("INSERT INTO tag (…) VALUES (…), (…), (…)");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 20})
  void insertsWhoseGeneratedKeysAreReadSayWhatThatDisables(int n) throws Exception {
    WriteInLoopFinding finding =
        judge.only(
            WriteInLoopFinding.class,
            () -> {
              try (Connection connection = judge.dataSource().getConnection()) {
                for (int i = 0; i < n; i++) {
                  try (PreparedStatement insert =
                      connection.prepareStatement(
                          "insert into note (content) values (?)",
                          Statement.RETURN_GENERATED_KEYS)) {
                    insert.setString(1, "note");
                    insert.executeUpdate();
                    try (ResultSet keys = insert.getGeneratedKeys()) {
                      assertThat(keys.next()).isTrue();
                    }
                  }
                }
              }
            });
    assertThat(finding.occurrences()).isEqualTo(n);
    assertThat(finding.generatedKeys()).isTrue();
    assertThat(finding.advice().text()).contains("IDENTITY", "SEQUENCE");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 20})
  void insertsWithTheirValuesInTheTextAreAWriteInALoop(int n) throws Exception {
    WriteInLoopFinding finding =
        judge.only(
            WriteInLoopFinding.class,
            () -> {
              for (int i = 0; i < n; i++) {
                jdbc.execute("insert into tag (id, name) values (" + i + ", 'tag')");
              }
            });
    assertThat(finding.occurrences()).isEqualTo(n);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 20})
  void updatesByKeyAreAWriteInALoop(int n) throws Exception {
    WriteInLoopFinding finding =
        judge.only(
            WriteInLoopFinding.class,
            () -> {
              for (int i = 0; i < n; i++) {
                jdbc.update("update author set name = ? where id = ?", "name " + i, authorId(i));
              }
            });
    assertThat(finding.shape().kind()).isEqualTo(StatementKind.UPDATE);
    assertThat(finding.advice().example()).isEqualTo("UPDATE author SET name = … WHERE id IN (…)");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 20})
  void deletesForTheRowsOfAQueryAreAWriteInALoop(int n) throws Exception {
    WriteInLoopFinding finding =
        judge.only(
            WriteInLoopFinding.class,
            () -> {
              String authors = "select id from author where id < ?";
              for (long id : jdbc.queryForList(authors, Long.class, authorId(n))) {
                jdbc.update("delete from book where author_id = ?", id);
              }
            });
    assertThat(finding.occurrences()).isEqualTo(n);
    assertThat(finding.advice().example()).isEqualTo("DELETE FROM book WHERE author_id IN (…)");
  }

  @Test
  void twoWritesAreNone() throws Exception {
    assertThat(
            judge.findings(
                () -> {
                  for (int i = 0; i < 2; i++) {
                    jdbc.update("insert into tag (id, name) values (?, 'tag')", i);
                  }
                }))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 20})
  void rowsReadAndWrittenInTurnAreOneFinding(int n) throws Exception {
    ReadModifyWriteFinding finding =
        judge.only(
            ReadModifyWriteFinding.class,
            () -> {
              String authors = "select id from author where id < ? order by id";
              for (long id : jdbc.queryForList(authors, Long.class, authorId(n))) {
                String name =
                    jdbc.queryForObject("select name from author where id = ?", String.class, id);
                jdbc.update("update author set name = ? where id = ?", name + "!", id);
              }
            });
    assertThat(finding.kind()).isEqualTo(FindingKind.READ_MODIFY_WRITE);
    assertThat(finding.table()).isEqualTo("author");
    assertThat(finding.reads()).isEqualTo(n);
    assertThat(finding.writes()).isEqualTo(n);
    assertThat(finding.occurrences()).isEqualTo(2L * n);
    assertThat(finding.write().kind()).isEqualTo(StatementKind.UPDATE);
    assertThat(finding.writeSite().line()).isGreaterThan(finding.callSite().line());
    assertThat(finding.advice().example()).isEqualTo("UPDATE author SET name = … WHERE id IN (…)");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 20})
  void rowsCreatedWhereTheyAreMissingAreOneFinding(int n) throws Exception {
    jdbc.update("insert into tag (id, name) values (900, 'name 1')");
    ReadModifyWriteFinding finding =
        judge.only(
            ReadModifyWriteFinding.class,
            () -> {
              for (int i = 0; i <= n; i++) {
                String name = "name " + i;
                if (jdbc.queryForList("select id from tag where name = ?", name).isEmpty()) {
                  jdbc.update("insert into tag (id, name) values (?, ?)", i, name);
                }
              }
            });
    assertThat(finding.summary()).startsWith("Get-or-create in a loop");
    assertThat(finding.writes()).isEqualTo(n);
    assertThat(finding.advice().example()).contains("ON CONFLICT (name) DO NOTHING");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 20})
  void whatIsReadFromAnotherTableIsAnNPlusOneBesideTheWrites(int n) throws Exception {
    var findings =
        judge.findings(
            () -> {
              String authors = "select id from author where id < ? order by id";
              for (long id : jdbc.queryForList(authors, Long.class, authorId(n))) {
                int books = jdbc.queryForList("select id from book where author_id = ?", id).size();
                jdbc.update("insert into tag (id, name) values (?, ?)", id, "" + books);
              }
            });
    assertThat(findings)
        .extracting(finding -> (Object) finding.getClass())
        .containsExactly(NPlusOneFinding.class, WriteInLoopFinding.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 20})
  void entitiesWithGeneratedKeysArePersistedOneByOne(int n) throws Exception {
    try (SessionFactory hibernate = WriteEntities.hibernate(engine, judge.dataSource(), 50)) {
      WriteInLoopFinding finding =
          judge.only(
              WriteInLoopFinding.class,
              () ->
                  hibernate.inTransaction(
                      session -> {
                        for (int i = 0; i < n; i++) {
                          session.persist(new Note());
                        }
                      }));
      assertThat(finding.occurrences()).isEqualTo(n);
      assertThat(finding.generatedKeys()).isTrue();
      assertThat(finding.flush()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 20})
  void entitiesThatAreFlushedWithoutABatchSizeAreAWriteInALoop(int n) throws Exception {
    try (SessionFactory hibernate = WriteEntities.hibernate(engine, judge.dataSource(), 0)) {
      WriteInLoopFinding finding =
          judge.only(WriteInLoopFinding.class, () -> persist(hibernate, n));
      assertThat(finding.occurrences()).isEqualTo(n);
      assertThat(finding.flush()).isTrue();
      assertThat(finding.advice().text())
          .contains("hibernate.jdbc.batch_size", "hibernate.order_inserts");

      WriteInLoopFinding update =
          judge.only(
              WriteInLoopFinding.class,
              () ->
                  hibernate.inTransaction(
                      session ->
                          session
                              .createSelectionQuery("from Tag", Tag.class)
                              .getResultList()
                              .forEach(tag -> tag.name = "changed")));
      assertThat(update.shape().kind()).isEqualTo(StatementKind.UPDATE);
      assertThat(update.advice().text()).contains("hibernate.order_updates");
    }
  }

  private static void persist(SessionFactory hibernate, int n) {
    hibernate.inTransaction(
        session -> {
          for (int i = 0; i < n; i++) {
            session.persist(Tag.of(i));
          }
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 20})
  void entitiesThatAreFoundAndFlushedInTurnAreOneFinding(int n) throws Exception {
    try (SessionFactory hibernate = WriteEntities.hibernate(engine, judge.dataSource(), 0)) {
      persist(hibernate, n);
      ReadModifyWriteFinding finding =
          judge.only(
              ReadModifyWriteFinding.class,
              () ->
                  hibernate.inTransaction(
                      session -> {
                        for (long id = 0; id < n; id++) {
                          Objects.requireNonNull(session.find(Tag.class, id)).name = "changed";
                          session.flush();
                        }
                      }));
      assertThat(finding.reads()).isEqualTo(n);
      assertThat(finding.writes()).isEqualTo(n);
    }
  }

  @Test
  void kindsThatAreNotWantedStaySilentAndNoOtherStepsIn() throws Exception {
    Judge onlyWrites = new Judge(engine.dataSource(), Set.of(FindingKind.WRITE_IN_LOOP));
    JdbcTemplate template = new JdbcTemplate(onlyWrites.dataSource());
    List<?> findings =
        onlyWrites.findings(
            () -> {
              for (int i = 0; i < 5; i++) {
                template.queryForList("select name from author where id = ?", authorId(i));
                template.update("update author set name = 'x' where id = ?", authorId(i));
              }
            });
    assertThat(findings).isEmpty();
  }
}
