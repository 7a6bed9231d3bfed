package dev.roundtrip.pains;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.AllowQueries;
import dev.roundtrip.Profile;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.contract.Bookshop;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.Inconclusive;
import dev.roundtrip.finding.LookupInLoopFinding;
import dev.roundtrip.finding.NPlusOneFinding;
import dev.roundtrip.finding.ScopeReport;
import dev.roundtrip.finding.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verdicts that made people switch a tool off, or that it should have given. */
class VerdictPainsTests {

  private static final String TITLES = "select title from book where author_id = ?";
  private static final String AUTHORS = "select id, name from author order by id";

  private final Roundtrip roundtrip = Roundtrip.builder().build();
  private DataSource raw;
  private DataSource dataSource;

  /** Statements of one scope. */
  @FunctionalInterface
  private interface Work {
    void on(Connection connection) throws SQLException;
  }

  @BeforeEach
  void create() throws SQLException {
    raw = Bookshop.create();
    dataSource = roundtrip.wrap(raw);
  }

  @AfterEach
  void nothingOfOursFailed() {
    roundtrip.close();
    assertThat(roundtrip.ownFailures()).isZero();
  }

  private ScopeReport report(Work work) throws SQLException {
    Scope scope = roundtrip.openScope("request");
    try (scope;
        Connection connection = dataSource.getConnection()) {
      work.on(connection);
    }
    assertThat(scope.statements()).isPositive();
    return scope.report();
  }

  private void silent(Work work) throws SQLException {
    ScopeReport report = report(work);
    assertThat(report.findings()).isEmpty();
    assertThat(report.allowed()).isEmpty();
  }

  private Finding only(Work work) throws SQLException {
    List<Finding> findings = report(work).findings();
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  /** The numbers in the first column. */
  private static List<Long> query(Connection connection, String sql, Object... binds)
      throws SQLException {
    List<Long> numbers = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < binds.length; i++) {
        statement.setObject(i + 1, binds[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          if (rows.getObject(1) instanceof Number number) {
            numbers.add(number.longValue());
          }
        }
      }
    }
    return numbers;
  }

  private static String questionMarks(int count) {
    return IntStream.range(0, count).mapToObj(i -> "?").collect(Collectors.joining(", "));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = raw.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** query-audit #289: what batch fetching does about an N+1 was reported as one. */
  @Test
  void batchFetchingIsTheRemedyAndNoNPlusOne() throws SQLException {
    silent(
        connection -> {
          List<Long> authors = query(connection, AUTHORS);
          for (int from = 0; from < authors.size(); from += 2) {
            query(
                connection,
                "select title from book where author_id in (" + questionMarks(2) + ")",
                authors.subList(from, from + 2).toArray());
          }
        });
  }

  /** query-audit #35: the statements that set a test up were held against it. */
  @Test
  void whatSetsATestUpIsNotInItsScope() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      for (long author : query(connection, AUTHORS)) {
        assertThat(author).isPositive();
        query(connection, "select 1 from book where id = 9000");
      }
    }
    ScopeReport report = report(connection -> query(connection, TITLES, Bookshop.author(1)));
    assertThat(report.verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(report.statements()).isEqualTo(1);
  }

  /** yannbriancon #10: associations that are fetched eagerly, by a join, were reported. */
  @Test
  void eagerFetchingByAJoinIsSilent() throws SQLException {
    silent(
        connection -> {
          String join = "select a.id, b.id from author a left join book b on b.author_id = a.id";
          query(connection, join);
          query(connection, join + " where a.id = ?", Bookshop.author(1));
          query(connection, join + " where a.id = ?", Bookshop.author(2));
        });
  }

  /** spring-tx-board #176: removed its N+1 detection again, because same statements are no loop. */
  @Test
  void sameStatementsOfDifferentCodeAreNoLoop() throws SQLException {
    silent(
        connection -> {
          header(connection);
          body(connection);
          footer(connection);
        });
  }

  private static void header(Connection connection) throws SQLException {
    query(connection, TITLES, Bookshop.author(1));
  }

  private static void body(Connection connection) throws SQLException {
    query(connection, TITLES, Bookshop.author(2));
  }

  private static void footer(Connection connection) throws SQLException {
    query(connection, TITLES, Bookshop.author(3));
  }

  /** laravel-query-detector #85: {@code author} and {@code updater} of one row were a loop. */
  @Test
  void twoAssociationsOfOneRowToOneTableAreNoLoop() throws SQLException {
    execute("create table article (id bigint primary key, author_id bigint, updater_id bigint)");
    execute(
        "insert into article values (50001, %d, %d)"
            .formatted(Bookshop.author(1), Bookshop.author(2)));
    silent(
        connection -> {
          List<Long> keys = new ArrayList<>();
          try (Statement statement = connection.createStatement();
              ResultSet row =
                  statement.executeQuery("select id, author_id, updater_id from article")) {
            assertThat(row.next()).isTrue();
            keys.add(row.getLong("author_id"));
            keys.add(row.getLong("updater_id"));
          }
          for (long key : keys) {
            query(connection, "select name from author where id = ?", key);
          }
        });
  }

  /** Prosopite #22: two loads on two lines of one controller. */
  @Test
  void twoLoadsInOneMethodAreNoLoop() throws SQLException {
    silent(
        connection -> {
          query(connection, "select name from author where id = ?", Bookshop.author(1));
          query(connection, "select name from author where id = ?", Bookshop.author(2));
        });
  }

  /** Prosopite #88: the nearest frames decide; what is beneath them differs in a real server. */
  @Test
  void aLoopIsOneHoweverItsFramesBeneathDiffer() throws SQLException {
    Finding finding =
        only(
            connection -> {
              Consumer<Long> lookup = author -> loadUnchecked(connection, author);
              for (long author : query(connection, AUTHORS)) {
                if (author % 2 == 0) {
                  lookup.accept(author);
                } else {
                  Stream.of(author).sorted().forEach(lookup);
                }
              }
            });
    assertThat(finding.kind()).isEqualTo(FindingKind.N_PLUS_ONE);
    assertThat(finding.callSite().methodName()).startsWith("load");
  }

  private static void loadUnchecked(Connection connection, long author) {
    try {
      load(connection, author);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void load(Connection connection, long author) throws SQLException {
    query(connection, TITLES, author);
  }

  /** Sentry #93090: a connection that was made and tested between the queries hid the N+1. */
  @Test
  void connectionsThatAreMadeAndTestedInBetweenHideNothing() throws SQLException {
    Finding finding =
        only(
            connection -> {
              for (long author : query(connection, AUTHORS)) {
                try (Connection another = dataSource.getConnection()) {
                  query(another, "select 1");
                  query(another, TITLES, author);
                }
              }
            });
    assertThat(finding.kind()).isEqualTo(FindingKind.N_PLUS_ONE);
    assertThat(finding.occurrences()).isEqualTo(Bookshop.AUTHORS);
  }

  /** Sentry #49805: queries that overlapped, because they were sent in parallel, were missed. */
  @Test
  void lookupsInParallelAreAnNPlusOneToo() throws SQLException {
    Scope scope = roundtrip.openScope("request");
    try (scope;
        Connection connection = dataSource.getConnection()) {
      query(connection, AUTHORS).parallelStream()
          .map(author -> scope.wrapSupplier(() -> titlesOnItsOwn(author)))
          .forEach(lookup -> assertThat(lookup.get()).isEqualTo(2));
    }
    assertThat(scope.report().findings())
        .singleElement()
        .isInstanceOfSatisfying(
            NPlusOneFinding.class,
            finding -> {
              assertThat(finding.occurrences()).isEqualTo(Bookshop.AUTHORS);
              assertThat(finding.source()).isNotNull();
            });
  }

  private int titlesOnItsOwn(long author) {
    try {
      return Bookshop.titles(dataSource, author);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sentry #45924: "29 repeats, no issue, why?". */
  @Test
  void whoWondersWhyNothingWasSaidIsTold() throws SQLException {
    String page = "select id from author order by id limit 1 offset ?";
    Scope scope = roundtrip.openScope("request");
    try (scope;
        Connection connection = dataSource.getConnection()) {
      for (int i = 0; i < 29; i++) {
        query(connection, page, i);
      }
    }
    assertThat(scope.report().findings()).isEmpty();
    assertThat(scope.whyNot(page))
        .contains(
            "It was sent 29 times from 1 call path",
            "N+1, Lookup in a loop: its values vary only in LIMIT and OFFSET: paging");
  }

  /** Sentry #42977: "point to the line of code". */
  @Test
  void aFindingPointsToTheLineOfCode() throws SQLException {
    Finding finding = only(connection -> Bookshop.nPlusOne(dataSource, 4));

    assertThat(finding.callSite().toString())
        .matches(
            "dev\\.roundtrip\\.contract\\.Bookshop\\.(titles|nPlusOne)\\(Bookshop\\.java:\\d+\\)");
    assertThat(finding).isInstanceOf(NPlusOneFinding.class);
  }

  /** Bullet #467, #642, #105: "add includes", and when they were there, "remove includes". */
  @Test
  void whatWasAdvisedIsNotHeldAgainstAnybodyAfterwards() throws SQLException {
    try (Roundtrip strict = Roundtrip.builder().profile(Profile.STRICT).build()) {
      DataSource observed = strict.wrap(raw);
      Scope advised = strict.openScope("as advised");
      try (advised;
          Connection connection = observed.getConnection()) {
        List<Long> authors = query(connection, "select id from author order by id limit 8");
        query(
            connection,
            "select title from book where author_id in (" + questionMarks(8) + ")",
            authors.toArray());
        query(
            connection,
            "select a.id from author a join book b on b.author_id = a.id where a.name = ?",
            "author 1");
      }
      assertThat(advised.report().findings()).isEmpty();
      assertThat(strict.ownFailures()).isZero();
    }
  }

  /** The same threads: one path gets one verdict on its repetition. */
  @Test
  void onePathHasOneVerdictOnItsRepetition() throws SQLException {
    List<Finding> findings =
        report(
                connection -> {
                  for (int i = 0; i < 2; i++) {
                    for (long author : query(connection, AUTHORS)) {
                      query(connection, TITLES, author);
                    }
                  }
                })
            .findings();
    assertThat(findings.stream().filter(found -> found.shape().tables().contains("book")))
        .singleElement()
        .extracting(Finding::kind)
        .isEqualTo(FindingKind.N_PLUS_ONE);
  }

  /** Laravel #49109, #45327: with one parent in the test's data the bug was not seen. */
  @Test
  void oneParentRowIsSaidToProveNothing() throws SQLException {
    execute("delete from author where id <> " + Bookshop.author(1));
    ScopeReport report =
        report(
            connection -> {
              for (long author : query(connection, AUTHORS)) {
                query(connection, TITLES, author);
              }
            });
    assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(report.inconclusive())
        .singleElement()
        .satisfies(
            doubt -> {
              assertThat(doubt.reason()).isEqualTo(Inconclusive.Reason.ONE_PARENT_ROW);
              assertThat(doubt.message()).contains("returned 1 row").contains("cannot be judged");
            });
  }

  /**
   * yannbriancon #31, #30: relied on the names of another library's classes, and fell silent when
   * they changed. No name of any library is on this stack.
   */
  @Test
  void anNPlusOneIsToldByItsValuesAndByNoLibrarysName() throws SQLException {
    Finding finding =
        only(
            connection -> {
              for (long author : query(connection, AUTHORS)) {
                new UnheardOfMapper().load(connection, author);
              }
            });
    assertThat(finding)
        .isInstanceOfSatisfying(
            NPlusOneFinding.class,
            nPlusOne -> {
              assertThat(nPlusOne.lazyAssociation()).isFalse();
              assertThat(nPlusOne.source())
                  .extracting(NPlusOneFinding.Source::column)
                  .isEqualTo("author.id");
            });
  }

  private static final class UnheardOfMapper {
    void load(Connection connection, long author) throws SQLException {
      query(connection, TITLES, author);
    }
  }

  /** datasource-proxy #76: {@code WITH} was taken for something that is no query. */
  @Test
  void aQueryThatBeginsWithACommonTableExpressionIsAQuery() throws SQLException {
    String with =
        "with mine as (select title, author_id from book)"
            + " select title from mine where author_id = ?";
    Finding finding =
        only(
            connection -> {
              for (long author : query(connection, AUTHORS)) {
                query(connection, with, author);
              }
            });
    assertThat(finding).isInstanceOf(NPlusOneFinding.class);
  }

  /** query-audit #188: a write inside of a SELECT was taken for a read. */
  @Test
  void aSelectThatWritesIsNoRead() throws SQLException {
    ScopeReport report =
        report(
            connection -> {
              for (int i = 0; i < 2; i++) {
                query(
                    connection,
                    "select id from final table (insert into author values (?, 'new'))",
                    70_000 + i);
              }
            });
    assertThat(report.findings()).noneMatch(LookupInLoopFinding.class::isInstance);
    assertThat(report.findings()).noneMatch(NPlusOneFinding.class::isInstance);
  }

  /** Precision first, and nothing in secret: what is meant is in the report, with its reason. */
  @Test
  void aFanOutOverTenantsThatIsMarkedIsCountedAndToldWithItsReason() throws SQLException {
    ScopeReport report = report(VerdictPainsTests::forEachTenant);

    assertThat(report.verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(report.allowed())
        .singleElement()
        .satisfies(allowed -> assertThat(allowed.reason()).isEqualTo("a partition each"));
  }

  @AllowQueries(reason = "a partition each")
  private static void forEachTenant(Connection connection) throws SQLException {
    for (int tenant = 0; tenant < 6; tenant++) {
      query(connection, TITLES, Bookshop.author(tenant));
    }
  }
}
