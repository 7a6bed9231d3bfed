package dev.roundtrip.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.bookshop.Shelf;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.plan.Access;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Assertions on plans, the same on each database; one class for each extends this. */
abstract class PlanRulesContract {

  private static final String BY_AUTHOR = "select title from shelf_book where author_id = ?";
  private static final String BY_TITLE = "select id from shelf_book where title = ?";
  private static final String BY_ALIAS =
      "select b.id, a.name from shelf_author a join shelf_book b on b.author_id = a.id where b.title = ?";

  private Roundtrip roundtrip;
  private DataSource raw;
  private DataSource dataSource;

  abstract DataSource database();

  /** Makes the planner know how many rows there are. */
  String analyze() {
    return "analyze";
  }

  @BeforeEach
  void create() throws SQLException {
    roundtrip = Roundtrip.builder().build();
    raw = database();
    dataSource = roundtrip.wrap(raw);
    send("drop table if exists shelf_book");
    send("drop table if exists shelf_author");
    send("create table shelf_author (id bigint primary key, name varchar(80))");
    send(
        "create table shelf_book (id bigint primary key, author_id bigint, title varchar(80), pages int)");
    send("create index shelf_book_author on shelf_book (author_id, pages)");
    rows(10);
  }

  @AfterEach
  void close() {
    roundtrip.close();
  }

  private void rows(int count) throws SQLException {
    try (Connection connection = raw.getConnection();
        PreparedStatement book =
            connection.prepareStatement("insert into shelf_book values (?, ?, ?, 100)");
        PreparedStatement author =
            connection.prepareStatement("insert into shelf_author values (?, ?)")) {
      for (int i = 0; i < count; i++) {
        author.setLong(1, i);
        author.setString(2, "author " + i);
        author.addBatch();
        book.setLong(1, i);
        book.setLong(2, i);
        book.setString(3, "title " + i + "x".repeat(40));
        book.addBatch();
      }
      author.executeBatch();
      book.executeBatch();
    }
  }

  /** Enough for the planner to prefer an index that there is. */
  private void manyRows() throws SQLException {
    send("delete from shelf_book");
    send("delete from shelf_author");
    rows(3_000);
    Arrays.stream(analyze().split(";")).forEach(this::send);
  }

  private void send(String sql) {
    try (Connection connection = raw.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }

  private Queries sent(String sql, Object value) {
    return QueryRecorder.of(roundtrip).record(() -> Shelf.send(dataSource, sql, value));
  }

  @Test
  void whatNoIndexServesIsAScanHoweverFewRowsThereAre() {
    Queries queries = sent(BY_TITLE, "title 1");
    assertThatThrownBy(() -> assertThat(queries).hasNoFullScan())
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "full scans  expected none  was 1",
            "shelf_book is read as a whole (10 rows) for ",
            "; no index serves that",
            BY_TITLE,
            "at com.acme.bookshop.Shelf.send(Shelf.java:");
    assertThatThrownBy(() -> assertThat(queries).hasNoFullScanOf("Shelf_Book"))
        .hasMessageContaining("full scans  expected none of Shelf_Book  was 1");
  }

  @Test
  void whatAnIndexCouldServeIsNeverCalledAScan() throws SQLException {
    manyRows();
    Queries queries = sent(BY_AUTHOR, 7L);
    assertThatCode(
            () ->
                assertThat(queries)
                    .hasNoFullScan()
                    .hasNoFullScanFrom(1_000)
                    .usesIndex("SHELF_book_AUTHOR")
                    .usesIndexOn("shelf_book")
                    .usesIndexOn("shelf_book", "AUTHOR_ID")
                    .usesIndexOn("shelf_book", "author_id", "pages"))
        .doesNotThrowAnyException();
  }

  @Test
  void withManyRowsThePlanDecides() throws SQLException {
    manyRows();
    Queries queries = sent("select title from shelf_book where author_id > ?", -1L);
    boolean scanned =
        Objects.requireNonNull(queries.plan(queries.statements().get(0)).plan())
            .nodes()
            .anyMatch(each -> each.access() == Access.FULL_SCAN);
    if (scanned) {
      assertThatThrownBy(() -> assertThat(queries).usesIndex("shelf_book_author"))
          .hasMessageContaining("index  expected shelf_book_author  was none; there is");
      assertThatThrownBy(() -> assertThat(queries).hasNoFullScan())
          .hasMessageContaining("full scans  expected none  was 1");
    } else {
      assertThat(queries).usesIndex("shelf_book_author").hasNoFullScan();
    }
  }

  @Test
  void withFewRowsAnIndexThatCouldServeIsNoScanOrInconclusive() {
    Queries queries = sent(BY_AUTHOR, 7L);
    assertThatPassesOrIsInconclusive(() -> assertThat(queries).hasNoFullScan());
    assertThatPassesOrIsInconclusive(() -> assertThat(queries).usesIndex("shelf_book_author"));
  }

  private static void assertThatPassesOrIsInconclusive(Runnable assertion) {
    try {
      assertion.run();
    } catch (AssertionError failure) {
      assertThat(failure).hasMessageContainingAll("INCONCLUSIVE", "shelf_book_author");
    }
  }

  @Test
  void fewerRowsThanAskedForAreInconclusive() {
    assertThatThrownBy(() -> assertThat(sent(BY_TITLE, "x")).hasNoFullScanFrom(1_000, "shelf_book"))
        .hasMessageContainingAll(
            "INCONCLUSIVE", "(10 rows)", "fewer than minRows = 1000", "Insert and commit 1000");
  }

  @Test
  void asManyRowsAsAskedForAreAScan() throws SQLException {
    manyRows();
    assertThatThrownBy(() -> assertThat(sent(BY_TITLE, "x")).hasNoFullScanFrom(1_000))
        .hasMessageContainingAll(
            "from 1000 rows on  was 1", "shelf_book is read as a whole (3,000 rows)");
  }

  @Test
  void tablesThatStaySmallAreLeftOut() {
    assertThatCode(() -> assertThat(sent(BY_TITLE, "x")).hasNoFullScanExceptOf("shelf_book"))
        .doesNotThrowAnyException();
  }

  @Test
  void tablesAreFoundByTheirNameBehindAnAlias() throws SQLException {
    manyRows();
    Queries queries = sent(BY_ALIAS, "x");
    assertThatThrownBy(() -> assertThat(queries).hasNoFullScanOf("shelf_book"))
        .hasMessageContaining("was 1");
    assertThatCode(() -> assertThat(queries).hasNoFullScanExceptOf("shelf_book"))
        .doesNotThrowAnyException();
  }

  @Test
  void anIndexThatServesAJoinOnlyIsNoPass() {
    assertThatThrownBy(() -> assertThat(sent(BY_ALIAS, "x")).hasNoFullScanOf("shelf_book"))
        .hasMessageMatching(
            "(?s).*full scans  expected none of shelf_book  (was 1|INCONCLUSIVE:).*");
  }

  @Test
  void aTableThatIsListedAsAWholeIsAScan() {
    assertThatThrownBy(
            () ->
                assertThat(
                        sent(
                            "select title from shelf_book where id > -1 or title = ? order by id",
                            "x"))
                    .hasNoFullScan())
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void anIndexThatIsNotUsedIsToldWithThoseThatThereAre() throws SQLException {
    manyRows();
    Queries queries = sent(BY_TITLE, "x");
    assertThatThrownBy(() -> assertThat(queries).usesIndex("shelf_book_title"))
        .hasMessageContaining("index  expected shelf_book_title  was none; there is")
        .message()
        .containsIgnoringCase("shelf_book_author on shelf_book (author_id, pages)");
    assertThatThrownBy(() -> assertThat(queries).usesIndexOn("shelf_book", "title"))
        .hasMessageContaining("expected one of shelf_book (title)  was none");
    assertThatThrownBy(
            () -> assertThat(sent(BY_AUTHOR, 7L)).usesIndexOn("shelf_book", "author_id", "title"))
        .hasMessageContaining("expected one of shelf_book (author_id, title)  was ");
  }

  @Test
  void withoutASelectNothingIsKnown() {
    Queries nothing = QueryRecorder.of(roundtrip).record(() -> {});
    assertThatThrownBy(() -> assertThat(nothing).hasNoFullScan())
        .hasMessageContaining("INCONCLUSIVE: no SELECT was seen");
    assertThatThrownBy(() -> assertThat(nothing).usesIndex("x"))
        .hasMessageContaining("INCONCLUSIVE: no SELECT was seen");
    assertThatThrownBy(() -> assertThat(sent(BY_TITLE, "x")).hasNoFullScanOf("elsewhere"))
        .hasMessageContaining("INCONCLUSIVE: no SELECT was seen on elsewhere");
  }

  @Test
  void withoutAPlanNothingIsKnown() {
    Queries queries = sent(BY_TITLE + " for update", "title 1");
    assertThatThrownBy(() -> assertThat(queries).hasNoFullScan())
        .hasMessageContainingAll("INCONCLUSIVE", "there is no plan: it takes locks");
    assertThatThrownBy(() -> assertThat(queries).usesIndex("shelf_book_author"))
        .hasMessageContainingAll("INCONCLUSIVE", "there is no plan: it takes locks");
  }

  @Test
  void theQuestionsThemselvesAreNotCounted() {
    Queries queries = sent(BY_TITLE, "x");
    assertThatThrownBy(() -> assertThat(queries).hasNoFullScan())
        .isInstanceOf(AssertionError.class);
    assertThat(queries).hasTotal(1);
    assertThat(roundtrip.unattributedStatements()).isZero();
  }
}
