package dev.roundtrip.contract;

import static dev.roundtrip.contract.Engine.authorId;
import static dev.roundtrip.contract.LoopTables.nodeId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.finding.DuplicateFinding;
import dev.roundtrip.finding.NPlusOneFinding;
import dev.roundtrip.finding.NPlusOneFinding.Child;
import dev.roundtrip.finding.NPlusOneFinding.Source;
import dev.roundtrip.finding.NPlusOneVariant;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The flavours of N+1, whatever the database: which it is, and what helps. */
abstract class NPlusOneContract {

  private final Engine engine;
  private final Judge judge;
  private final JdbcTemplate jdbc;

  NPlusOneContract(Engine engine) {
    this.engine = engine;
    this.judge = new Judge(engine.dataSource(), Judge.OF_LOOPS);
    this.jdbc = new JdbcTemplate(judge.dataSource());
  }

  @BeforeEach
  void createTables() throws Exception {
    LoopTables.recreate(engine);
  }

  private NPlusOneFinding nPlusOne(Judge.Work work) throws Exception {
    return judge.only(NPlusOneFinding.class, work);
  }

  private List<Long> authors(int n) {
    return jdbc.queryForList(
        "select id from author where id < ? order by id", Long.class, authorId(n));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 20})
  void rowsThatAreFetchedForEachRowAreProved(int n) throws Exception {
    NPlusOneFinding finding =
        nPlusOne(
            () -> {
              for (long author : authors(n)) {
                jdbc.queryForList("select title from book where author_id = ?", author);
              }
            });
    assertThat(finding.variant()).isEqualTo(NPlusOneVariant.PROVED);
    assertThat(finding.children()).extracting(Child::executions).containsExactly((long) n);
    assertThat(finding.advice().example())
        .contains("SELECT … FROM author JOIN book ON book.author_id = author.id")
        .contains("SELECT … FROM book WHERE book.author_id IN (…)");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 20})
  void aCountForEachRowIsAnAggregatePerRow(int n) throws Exception {
    NPlusOneFinding finding = forEachAuthor(n, "select count(*) from book where author_id = ?");
    assertThat(finding.variant()).isEqualTo(NPlusOneVariant.AGGREGATE_PER_ROW);
    assertThat(finding.advice().example())
        .isEqualTo(
            "SELECT author_id, count(*) FROM book WHERE author_id IN (…) GROUP BY author_id");
  }

  @Test
  void anExtremeForEachRowIsAnAggregatePerRow() throws Exception {
    NPlusOneFinding finding =
        forEachAuthor(5, "select max(b.pages), min(b.pages) from book b where b.author_id = ?");
    assertThat(finding.variant()).isEqualTo(NPlusOneVariant.AGGREGATE_PER_ROW);
    assertThat(finding.advice().example()).contains("max(pages)");
  }

  @Test
  void anExistenceForEachRowIsAnAggregatePerRow() throws Exception {
    NPlusOneFinding finding = forEachAuthor(5, "select 1 from book where author_id = ?");
    assertThat(finding.variant()).isEqualTo(NPlusOneVariant.AGGREGATE_PER_ROW);
    assertThat(finding.advice().example())
        .isEqualTo("SELECT DISTINCT author_id FROM book WHERE author_id IN (…)");
  }

  @Test
  void theFirstRowForEachRowIsAnAggregatePerRow() throws Exception {
    NPlusOneFinding finding =
        forEachAuthor(5, "select title from book where author_id = ? order by pages limit 1");
    assertThat(finding.variant()).isEqualTo(NPlusOneVariant.AGGREGATE_PER_ROW);
    assertThat(finding.advice().example()).contains("PARTITION BY author_id").contains("book");
  }

  @Test
  void theFirstFewRowsForEachRowAreNoAggregate() throws Exception {
    NPlusOneFinding finding =
        forEachAuthor(5, "select title from book where author_id = ? order by pages limit 3");
    assertThat(finding.variant()).isEqualTo(NPlusOneVariant.PROVED);
  }

  private NPlusOneFinding forEachAuthor(int n, String sql) throws Exception {
    return nPlusOne(
        () -> {
          for (long author : authors(n)) {
            jdbc.queryForList(sql, author);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 20})
  void oneValueThatStandsInEachRowIsTheSameValue(int n) throws Exception {
    jdbc.update("update book set author_id = ?", authorId(2));
    NPlusOneFinding finding =
        nPlusOne(
            () -> {
              String books = "select id, author_id from book order by id limit ?";
              for (var row : jdbc.queryForList(books, n)) {
                jdbc.queryForList("select name from author where id = ?", row.get("author_id"));
              }
            });
    assertThat(finding.variant()).isEqualTo(NPlusOneVariant.SAME_VALUE);
    assertThat(finding.occurrences()).isEqualTo(n);
    assertThat(Objects.requireNonNull(finding.source()).column()).isEqualTo("book.author_id");
    assertThat(finding.advice().text()).contains("once before the loop");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 20})
  void aSettingThatIsReadForEachRowIsTheSameValue(int n) throws Exception {
    NPlusOneFinding finding =
        nPlusOne(
            () -> {
              for (long author : authors(n)) {
                jdbc.queryForList("select content from setting where name = ?", "rate");
                assertThat(author).isPositive();
              }
            });
    assertThat(finding.variant()).isEqualTo(NPlusOneVariant.SAME_VALUE);
    assertThat(Objects.requireNonNull(finding.source()).rows()).isEqualTo(n);
  }

  @Test
  void aSettingThatIsReadAgainWithoutARowForEachIsADuplicate() throws Exception {
    judge.only(
        DuplicateFinding.class,
        () -> {
          authors(7);
          for (int i = 0; i < 4; i++) {
            jdbc.queryForList("select content from setting where name = ?", "rate");
          }
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 20})
  void severalStatementsForEachRowAreOneFinding(int n) throws Exception {
    NPlusOneFinding finding =
        nPlusOne(
            () -> {
              for (long author : authors(n)) {
                jdbc.queryForList("select title from book where author_id = ?", author);
                jdbc.queryForList("select id from article where author_id = ?", author);
                jdbc.queryForList("select count(*) from article where editor_id = ?", author);
              }
            });
    assertThat(finding.variant()).isEqualTo(NPlusOneVariant.SEVERAL_PER_ROW);
    assertThat(finding.occurrences()).isEqualTo(3L * n);
    assertThat(finding.needed()).isEqualTo(3);
    assertThat(finding.children())
        .extracting(Child::column)
        .containsExactly("book.author_id", "article.author_id", "article.editor_id");
    assertThat(finding.children()).extracting(Child::executions).containsOnly((long) n);
    assertThat(finding.wastedAt(Duration.ofMillis(1)).minus(finding.wasted()))
        .isEqualTo(Duration.ofMillis(3L * n - 3));
    assertThat(finding.advice().example())
        .isEqualTo(
            """
            SELECT … FROM book WHERE book.author_id IN (…)
            SELECT … FROM article WHERE article.author_id IN (…)
            SELECT … FROM article WHERE article.editor_id IN (…)""");
  }

  @Test
  void itsFingerprintStaysWhenAnotherChildIsAdded() throws Exception {
    String two = nPlusOne(() -> books(false)).fingerprint();
    assertThat(nPlusOne(() -> books(true)).fingerprint()).isEqualTo(two);
  }

  private void books(boolean articles) {
    for (long author : authors(4)) {
      jdbc.queryForList("select title from book where author_id = ?", author);
      if (articles) {
        jdbc.queryForList("select id from article where author_id = ?", author);
      }
    }
  }

  @Test
  void anInnerLoopWithSeveralStatementsIsNested() throws Exception {
    NPlusOneFinding finding =
        nPlusOne(
            () -> {
              for (long author : authors(4)) {
                String books = "select id from book where author_id = ?";
                for (long book : jdbc.queryForList(books, Long.class, author)) {
                  jdbc.queryForList("select amount from sale where book_id = ?", book);
                  jdbc.queryForList("select pages from book where id = ?", book);
                }
              }
            });
    assertThat(finding.variant()).isEqualTo(NPlusOneVariant.NESTED);
    assertThat(finding.children()).hasSize(2);
    assertThat(finding.chain()).extracting(Source::column).containsExactly("author.id", "book.id");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 20})
  void aTreeWalkedDepthFirstIsARecursiveWalk(int n) throws Exception {
    expectWalk(n, nPlusOne(() -> assertThat(visit(nodeId(0), n)).isEqualTo(n)));
  }

  private int visit(long node, int left) {
    int visited = 1;
    String sql = "select id from node where parent_id = ? order by id";
    for (long child : jdbc.queryForList(sql, Long.class, node)) {
      if (visited < left) {
        visited += visit(child, left - visited);
      }
    }
    return visited;
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 20})
  void aTreeWalkedLevelByLevelIsARecursiveWalk(int n) throws Exception {
    expectWalk(
        n,
        nPlusOne(
            () -> {
              Deque<Long> next = new ArrayDeque<>(List.of(nodeId(0)));
              for (int i = 0; i < n; i++) {
                String sql = "select id from node where parent_id = ?";
                next.addAll(jdbc.queryForList(sql, Long.class, next.removeFirst()));
              }
            }));
  }

  private static void expectWalk(int n, NPlusOneFinding finding) {
    assertThat(finding.variant()).isEqualTo(NPlusOneVariant.RECURSIVE_WALK);
    assertThat(finding.occurrences()).isEqualTo(n);
    assertThat(finding.nested()).isFalse();
    assertThat(finding.advice().example())
        .contains("SELECT * FROM node WHERE parent_id = ?")
        .contains("FROM node next JOIN walk ON next.parent_id = walk.id");
  }

  @Test
  void parentsFollowedUpToTheRootAreARecursiveWalk() throws Exception {
    NPlusOneFinding finding =
        nPlusOne(
            () -> {
              Long node = nodeId(LoopTables.NODES - 1);
              while (node != null) {
                String sql = "select parent_id from node where id = ?";
                node = jdbc.queryForObject(sql, Long.class, node);
              }
            });
    assertThat(finding.variant()).isEqualTo(NPlusOneVariant.RECURSIVE_WALK);
    assertThat(Objects.requireNonNull(finding.source()).column()).isEqualTo("node.parent_id");
  }

  @Test
  void aWalkOfTwoStepsIsNone() throws Exception {
    assertThat(judge.findings(() -> assertThat(visit(nodeId(0), 2)).isEqualTo(2))).isEmpty();
  }
}
