package dev.roundtrip.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.finding.Advice;
import dev.roundtrip.finding.BatchTooSmallFinding;
import dev.roundtrip.finding.CallSite;
import dev.roundtrip.finding.DuplicateFinding;
import dev.roundtrip.finding.Evidence;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.LiteralsInsteadOfBindsFinding;
import dev.roundtrip.finding.LookupInLoopFinding;
import dev.roundtrip.finding.NPlusOneFinding;
import dev.roundtrip.finding.NPlusOneFinding.Child;
import dev.roundtrip.finding.NPlusOneFinding.Source;
import dev.roundtrip.finding.NPlusOneVariant;
import dev.roundtrip.finding.ReadModifyWriteFinding;
import dev.roundtrip.finding.ResultFinding;
import dev.roundtrip.finding.ScopeFinding;
import dev.roundtrip.finding.Severity;
import dev.roundtrip.finding.SlowStatementFinding;
import dev.roundtrip.finding.StatementKind;
import dev.roundtrip.finding.StatementShape;
import dev.roundtrip.finding.TextFinding;
import dev.roundtrip.finding.VaryingInLengthFinding;
import dev.roundtrip.finding.WriteInLoopFinding;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The block in the log, to the letter: this is what people read. */
class FindingTextTests {

  private static final CallSite TITLES =
      new CallSite("com.acme.AuthorPage", "titles", "AuthorPage.java", 42);
  private static final CallSite RENDER =
      new CallSite("com.acme.AuthorPage", "render", "AuthorPage.java", 31);
  private static final StatementShape BOOKS =
      shape("select title from book where author_id = ?", StatementKind.SELECT, "book");
  private static final StatementShape AUTHORS =
      shape("select id, name from author order by id", StatementKind.SELECT, "author");
  private static final StatementShape SALES =
      shape("select amount from sale where book_id = ?", StatementKind.SELECT, "sale");
  private static final Advice JOIN =
      new Advice("Join book to the query that returns author.id.", "WHERE book.author_id IN (…)");

  private static StatementShape shape(String text, StatementKind kind, String table) {
    return new StatementShape(text, "00ff00ff00ff00ff", kind, List.of(table));
  }

  /** Statements of 0.12 ms. */
  private static Evidence evidence(
      Severity severity, String scope, StatementShape shape, long count, @Nullable String example) {
    Duration median = Duration.ofNanos(120_000);
    return new Evidence(
        severity,
        "a1b2c3d4e5f60718",
        scope,
        shape,
        TITLES,
        count,
        Duration.ofMillis(count == 120 ? 12_000 : 5),
        median,
        median.multipliedBy(count - 1),
        40,
        example,
        JOIN);
  }

  private static Evidence repeated(long count) {
    return evidence(Severity.WARNING, "GET /authors", BOOKS, count, null);
  }

  private static NPlusOneFinding nPlusOne(Evidence evidence) {
    Source source = new Source(AUTHORS, RENDER, "author.id", 1, 20);
    Child child = new Child(BOOKS, TITLES, "book.author_id", evidence.occurrences());
    return new NPlusOneFinding(
        evidence,
        NPlusOneVariant.PROVED,
        false,
        source,
        "book.author_id",
        List.of(child),
        List.of(source),
        null);
  }

  private static String text(Finding finding) {
    return FindingText.of(finding).replace(System.lineSeparator(), "\n");
  }

  @Test
  void nPlusOne() {
    assertThat(text(nPlusOne(repeated(20))))
        .isEqualTo(
            """
            N+1: 20 statements on book, one for each key read from author.id  [GET /authors]
              at com.acme.AuthorPage.titles(AuthorPage.java:42)
              statement  select title from book where author_id = ?
              keys from  select id, name from author order by id
                         at com.acme.AuthorPage.render(AuthorPage.java:31)
                         sent once, 20 rows read; each author.id was looked up
              cost       20 statements took 5.0 ms (median 0.12 ms) where 1 would do: 2.3 ms wasted
                         with 1 ms of network more per statement 21.3 ms wasted, with 5 ms 97.3 ms
              fix        Join book to the query that returns author.id.
                         WHERE book.author_id IN (…)
              id         a1b2c3d4e5f60718""");
  }

  @Test
  void nestedNPlusOneOfALazyAssociation() {
    Source outer = new Source(AUTHORS, CallSite.unknown(), "author.id", 1, 1);
    Source inner = new Source(BOOKS, RENDER, "book.id", 20, 40);
    Evidence evidence = evidence(Severity.CRITICAL, "GET /sales", SALES, 120, null);

    assertThat(
            text(
                new NPlusOneFinding(
                    evidence,
                    NPlusOneVariant.NESTED,
                    true,
                    inner,
                    "sale.book_id",
                    List.of(new Child(SALES, TITLES, "sale.book_id", 120)),
                    List.of(outer, inner),
                    "Book.sales")))
        .isEqualTo(
            """
            Nested N+1 (lazy association): 120 statements on sale, \
            one for each key read from book.id  [GET /sales]  CRITICAL
              at com.acme.AuthorPage.titles(AuthorPage.java:42)
              statement  select amount from sale where book_id = ?
              loads      Book.sales
              keys from  select title from book where author_id = ?
                         at com.acme.AuthorPage.render(AuthorPage.java:31)
                         sent 20 times, 40 rows read; each book.id was looked up
              keys from  select id, name from author order by id
                         sent once, 1 row read; each author.id was looked up
              in all     1 → 20 → 120 statements
              cost       120 statements took 12.0 s (median 0.12 ms) where 1 would do: 14.3 ms wasted
                         with 1 ms of network more per statement 133 ms wasted, with 5 ms 609 ms
              fix        Join book to the query that returns author.id.
                         WHERE book.author_id IN (…)
              id         a1b2c3d4e5f60718""");
  }

  @Test
  void lookupInALoop() {
    assertThat(text(new LookupInLoopFinding(repeated(20), 20, "book.author_id")))
        .isEqualTo(
            """
            Lookup in a loop: 20 statements, one for each of 20 keys of book.author_id  [GET /authors]
              at com.acme.AuthorPage.titles(AuthorPage.java:42)
              statement  select title from book where author_id = ?
              cost       20 statements took 5.0 ms (median 0.12 ms) where 1 would do: 2.3 ms wasted
                         with 1 ms of network more per statement 21.3 ms wasted, with 5 ms 97.3 ms
              fix        Join book to the query that returns author.id.
                         WHERE book.author_id IN (…)
              id         a1b2c3d4e5f60718""");
  }

  @Test
  void duplicate() {
    CallSite noFile = new CallSite("com.acme.Footer", "<init>", null, -1);
    assertThat(text(new DuplicateFinding(repeated(6), List.of(TITLES, RENDER, noFile), 2)))
        .isEqualTo(
            """
            Duplicate statement: sent 6 times for 2 sets of values from 3 places  [GET /authors]
              at com.acme.AuthorPage.titles(AuthorPage.java:42)
              also at com.acme.AuthorPage.render(AuthorPage.java:31)
              also at com.acme.Footer.<init>(Unknown Source)
              statement  select title from book where author_id = ?
              cost       6 statements took 5.0 ms (median 0.12 ms) where 2 would do: 0.60 ms wasted
                         with 1 ms of network more per statement 4.6 ms wasted, with 5 ms 20.6 ms
              fix        Join book to the query that returns author.id.
                         WHERE book.author_id IN (…)
              id         a1b2c3d4e5f60718""");
  }

  @Test
  void severalStatementsForEachRow() {
    Source source = new Source(AUTHORS, RENDER, "author.id", 1, 20);
    Child books = new Child(BOOKS, TITLES, "book.author_id", 20);
    Child sales = new Child(SALES, RENDER, "sale.book_id", 19);
    NPlusOneFinding finding =
        new NPlusOneFinding(
            repeated(39),
            NPlusOneVariant.SEVERAL_PER_ROW,
            false,
            source,
            "book.author_id",
            List.of(books, sales),
            List.of(source),
            null);
    assertThat(text(finding))
        .isEqualTo(
            """
            N+1 (2 statements per row): 39 statements on book, sale, \
            one for each key read from author.id  [GET /authors]
              at com.acme.AuthorPage.titles(AuthorPage.java:42)
              statement  select title from book where author_id = ?
                         sent 20 times
              and        select amount from sale where book_id = ?
                         at com.acme.AuthorPage.render(AuthorPage.java:31)
                         sent 19 times
              keys from  select id, name from author order by id
                         at com.acme.AuthorPage.render(AuthorPage.java:31)
                         sent once, 20 rows read; each author.id was looked up
              cost       39 statements took 5.0 ms (median 0.12 ms) where 2 would do: 4.6 ms wasted
                         with 1 ms of network more per statement 41.6 ms wasted, with 5 ms 190 ms
              fix        Join book to the query that returns author.id.
                         WHERE book.author_id IN (…)
              id         a1b2c3d4e5f60718""");
  }

  @Test
  void theSameValueForEachRow() {
    Source source = new Source(AUTHORS, RENDER, "author.country", 1, 20);
    NPlusOneFinding finding =
        new NPlusOneFinding(
            repeated(20),
            NPlusOneVariant.SAME_VALUE,
            false,
            source,
            "book.author_id",
            List.of(new Child(BOOKS, TITLES, "book.author_id", 20)),
            List.of(source),
            null);
    assertThat(text(finding))
        .startsWith(
            "N+1 (same value): 20 statements on book, the same one for each row of the source"
                + "  [GET /authors]\n")
        .contains("\n  rows from  select id, name from author order by id\n")
        .contains(" sent once, 20 rows read; the same value was looked up for each\n");
  }

  @Test
  void writesInALoop() {
    StatementShape insert = shape("insert into book(id) values (?)", StatementKind.INSERT, "book");
    Evidence evidence = evidence(Severity.WARNING, "import", insert, 20, null);
    assertThat(text(new WriteInLoopFinding(evidence, true, false)))
        .startsWith("Write in a loop: 20 single-row INSERTs on book  [import]\n")
        .contains("where 1 would do: 2.3 ms wasted\n")
        .contains("with 1 ms of network more per statement 21.3 ms wasted, with 5 ms 97.3 ms\n");
    assertThat(text(new WriteInLoopFinding(evidence, false, true)))
        .startsWith("Write in a loop: 20 single-row INSERTs on book, one by one in a flush  [");
  }

  @Test
  void readsAndWritesInTurn() {
    StatementShape update =
        shape("update book set title = ? where id = ?", StatementKind.UPDATE, "book");
    ReadModifyWriteFinding finding =
        new ReadModifyWriteFinding(repeated(39), "book", 20, update, RENDER, 19);
    assertThat(text(finding))
        .isEqualTo(
            """
            Read-modify-write in a loop: 20 reads and 19 writes of book in turn  [GET /authors]
              at com.acme.AuthorPage.titles(AuthorPage.java:42)
              statement  select title from book where author_id = ?
              then       update book set title = ? where id = ?
                         at com.acme.AuthorPage.render(AuthorPage.java:31)
              cost       39 statements took 5.0 ms (median 0.12 ms) where 2 would do: 4.6 ms wasted
                         with 1 ms of network more per statement 41.6 ms wasted, with 5 ms 190 ms
              fix        Join book to the query that returns author.id.
                         WHERE book.author_id IN (…)
              id         a1b2c3d4e5f60718""");
  }

  @Test
  void smallBatchesAndWhatIsPreparedAgainAndAgain() {
    assertThat(text(new BatchTooSmallFinding(repeated(20), true, 4, 80, 2)))
        .startsWith("Batch too small: 20 lists of 4 entries (median)  [GET /authors]\n")
        .contains("where 2 would do: 2.3 ms wasted\n")
        .contains("with 1 ms of network more per statement 20.3 ms wasted, with 5 ms 92.3 ms\n");
    assertThat(text(new VaryingInLengthFinding(repeated(20), 12, 3, 19)))
        .startsWith("Varying IN length: 20 statements with lists of 12 lengths, 3 to 19  [")
        .contains("\n  cost       20 statements took 5.0 ms (median 0.12 ms), each prepared anew\n")
        .doesNotContain("network");
    assertThat(text(new LiteralsInsteadOfBindsFinding(repeated(20), 18)))
        .startsWith("Literals instead of binds: 18 texts of one statement  [")
        .doesNotContain("network");
  }

  private static String slow(long count, long rows) {
    Evidence facts = repeated(count);
    Evidence evidence =
        new Evidence(
            facts.severity(),
            facts.fingerprint(),
            "report",
            BOOKS,
            TITLES,
            count,
            Duration.ofMillis(350 * count - 100 * (count - 1)),
            Duration.ofMillis(300),
            Duration.ofMillis(300),
            rows,
            null,
            new Advice("Look at its plan.", null));
    return text(
        new SlowStatementFinding(
            evidence, Duration.ofMillis(200), Duration.ofMillis(350), Duration.ofMillis(12)));
  }

  @Test
  void slowStatement() {
    assertThat(slow(1, 1_000))
        .isEqualTo(
            """
            Slow statement: 350 ms (threshold 200 ms)  [report]
              at com.acme.AuthorPage.titles(AuthorPage.java:42)
              statement  select title from book where author_id = ?
              cost       350 ms until the first row, 12.0 ms to read on; 1000 rows
              fix        Look at its plan.
              id         a1b2c3d4e5f60718""");
  }

  @Test
  void slowStatementsWithoutRowsAndSlowStatementsThatRepeat() {
    assertThat(slow(1, 0)).contains("\n  cost       350 ms in the database\n");
    assertThat(slow(3, 0))
        .startsWith("Slow statement: 350 ms (threshold 200 ms), 3 times  [report]\n")
        .contains(
            "\n  cost       3 slow executions, slowest 350 ms in the database; all took 850 ms,"
                + " median 300 ms\n");
    assertThat(slow(3, 1))
        .contains(
            "\n  cost       3 slow executions, slowest 350 ms until the first row, 12.0 ms to read"
                + " on; all took 850 ms, median 300 ms; 1 row\n");
  }

  @Test
  void anExampleStandsInsteadOfTheShapeAndKeepsItsLines() {
    String sent = "select title\r\n  from book -- all\n where author_id = 7\n";
    assertThat(text(nPlusOne(evidence(Severity.WARNING, "GET /authors", BOOKS, 20, sent))))
        .contains(
            "\n  statement  select title"
                + "\n               from book -- all"
                + "\n              where author_id = 7"
                + "\n  keys from  select id, name from author order by id\n");
  }

  @Test
  void aNameFromOutsideCannotForgeALogLineNorSteerATerminal() {
    String scope = "GET /\r\n2026-01-01 ERROR all is lost\u001b[31m\u2028";
    String text = text(nPlusOne(evidence(Severity.WARNING, scope, BOOKS, 20, null)));

    assertThat(text.lines().findFirst().orElse(""))
        .endsWith("  [GET / 2026-01-01 ERROR all is lost [31m ]");
    assertThat(text).doesNotContain("\u001b").doesNotContain("\u2028");
  }

  @Test
  void aLongStatementIsCutButNoCharacterIs() {
    String emoji = "\uD83D\uDE00";
    assertThat(Lines.cut("a" + emoji + "b", 2)).isEqualTo("a…");
    assertThat(Lines.cut("a" + emoji + "b", 3)).isEqualTo("a" + emoji + "…");
    assertThat(Lines.cut("ab", 2)).isEqualTo("ab");

    StatementShape endless = shape("x".repeat(5_000), StatementKind.SELECT, "t");
    assertThat(text(nPlusOne(evidence(Severity.WARNING, "s", endless, 2, null))))
        .contains("\n  statement  " + "x".repeat(600) + "…\n");
  }

  @Test
  void durationsHaveThreeDigitsOrSo() {
    assertThat(Durations.text(Duration.ZERO)).isEqualTo("0.00 ms");
    assertThat(Durations.text(Duration.ofNanos(1_234_567))).isEqualTo("1.2 ms");
    assertThat(Durations.text(Duration.ofMillis(123))).isEqualTo("123 ms");
    assertThat(Durations.text(Duration.ofMillis(12_345))).isEqualTo("12.3 s");
  }

  @Test
  void marksOfATextAreHintsWithWhatWasMeasured() {
    assertThat(
            text(
                new TextFinding(
                    evidence(Severity.INFO, "GET /authors", BOOKS, 3, null),
                    FindingKind.SELECT_STAR,
                    "all columns of book, whatever is needed")))
        .isEqualTo(
            """
            SELECT *: all columns of book, whatever is needed  [GET /authors]
              at com.acme.AuthorPage.titles(AuthorPage.java:42)
              statement  select title from book where author_id = ?
              cost       3 statements took 5.0 ms (median 0.12 ms); 40 rows
              fix        Join book to the query that returns author.id.
                         WHERE book.author_id IN (…)
              id         a1b2c3d4e5f60718""");
  }

  @Test
  void unreadColumnsAreNamed() {
    assertThat(
            text(
                new ResultFinding(
                    repeated(1), FindingKind.UNREAD_COLUMNS, 200, 2, List.of("a.x", "column 3"))))
        .startsWith(
            "Unread columns: 2 columns of 200 rows never read: a.x, column 3  [GET /authors]\n");
  }

  @Test
  void writesOutsideATransactionAreToldWithAllTheirLines() {
    assertThat(
            text(
                new ScopeFinding(
                    repeated(2),
                    FindingKind.WRITE_OUTSIDE_TRANSACTION,
                    2,
                    2,
                    Duration.ZERO,
                    List.of(TITLES, RENDER))))
        .startsWith(
            """
            Write outside a transaction: 2 writes, each committed on its own  [GET /authors]
              at com.acme.AuthorPage.titles(AuthorPage.java:42)
              also at com.acme.AuthorPage.render(AuthorPage.java:31)
              statement  select title""");
  }

  @Test
  void whatConcernsAScopeHasNoLineWhereNoneIsKnown() {
    Evidence evidence =
        new Evidence(
            Severity.WARNING,
            "a1b2c3d4e5f60718",
            "POST /payments",
            StatementShape.none(),
            CallSite.unknown(),
            1,
            Duration.ofMillis(1_500),
            Duration.ofMillis(1_500),
            Duration.ZERO,
            0,
            null,
            JOIN);
    assertThat(
            text(
                new ScopeFinding(
                    evidence,
                    FindingKind.IDLE_IN_TRANSACTION,
                    1,
                    1_000,
                    Duration.ofMillis(1_200),
                    List.of())))
        .startsWith(
            """
            Idle in transaction: no statement for 1200 ms (threshold 1000 ms)  [POST /payments]
              cost       1500 ms without a statement
              fix""");
  }
}
