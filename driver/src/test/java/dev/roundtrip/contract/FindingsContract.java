package dev.roundtrip.contract;

import static dev.roundtrip.contract.Engine.authorId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.finding.DuplicateFinding;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.LookupInLoopFinding;
import dev.roundtrip.finding.NPlusOneFinding;
import dev.roundtrip.finding.NPlusOneVariant;
import dev.roundtrip.finding.ReadModifyWriteFinding;
import dev.roundtrip.finding.SlowStatementFinding;
import dev.roundtrip.finding.WriteInLoopFinding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has to be found, and with which facts, whatever the database. */
abstract class FindingsContract {

  private final Engine engine;
  private final List<Finding> findings = new CopyOnWriteArrayList<>();
  private final Roundtrip roundtrip = Roundtrip.builder().onFinding(findings::add).build();
  private final DataSource dataSource;

  FindingsContract(Engine engine) {
    this.engine = engine;
    this.dataSource = roundtrip.wrap(engine.dataSource());
  }

  @BeforeEach
  void createTables() throws SQLException {
    engine.recreate();
  }

  @AfterEach
  void nothingOfOursFailed() {
    roundtrip.close();
    assertThat(roundtrip.ownFailures()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 20})
  void childrenFetchedForEachRowAreAnNPlusOne(int n) throws SQLException {
    try (Scope scope = roundtrip.openScope("authors");
        Connection connection = dataSource.getConnection()) {
      for (long author : authors(connection, n)) {
        titles(connection, author);
      }
    }

    NPlusOneFinding finding = only(NPlusOneFinding.class);
    assertThat(finding.kind()).isEqualTo(FindingKind.N_PLUS_ONE);
    assertThat(finding.scope()).isEqualTo("authors");
    assertThat(finding.occurrences()).isEqualTo(n);
    assertThat(finding.shape().tables()).containsExactly("book");
    assertThat(finding.column()).isEqualTo("book.author_id");
    assertThat(finding.lazyAssociation()).isFalse();
    assertThat(finding.callSite().methodName()).isEqualTo("titles");
    assertThat(finding.callSite().fileName()).isEqualTo("FindingsContract.java");
    NPlusOneFinding.Source source = Objects.requireNonNull(finding.source());
    assertThat(source.column()).isEqualTo("author.id");
    assertThat(source.rows()).isEqualTo(n);
    assertThat(source.callSite().methodName()).isEqualTo("authors");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 20})
  void parentsFetchedForEachRowAreAnNPlusOneWhicheverSideThePlaceholderIsOn(int n)
      throws SQLException {
    try (Scope scope = roundtrip.openScope("books");
        Connection connection = dataSource.getConnection();
        PreparedStatement books =
            connection.prepareStatement("SELECT b.title, b.author_id FROM book b ORDER BY b.id")) {
      books.setMaxRows(2 * n);
      List<Long> authors = new ArrayList<>();
      try (ResultSet rows = books.executeQuery()) {
        while (rows.next()) {
          if (!authors.contains(rows.getLong("author_id"))) {
            authors.add(rows.getLong("author_id"));
          }
        }
      }
      for (Long author : authors) {
        try (PreparedStatement byId =
            connection.prepareStatement("SELECT a.name FROM author a WHERE ? = a.id")) {
          byId.setObject(1, author);
          read(byId);
        }
      }
    }

    NPlusOneFinding finding = only(NPlusOneFinding.class);
    assertThat(finding.occurrences()).isEqualTo(n);
    assertThat(finding.column()).isEqualTo("author.id");
    assertThat(Objects.requireNonNull(finding.source()).column()).isEqualTo("book.author_id");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 20})
  void valuesWrittenIntoTheTextAreTracedLikeBinds(int n) throws SQLException {
    try (Scope scope = roundtrip.openScope("concatenated");
        Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (long author : authors(connection, n)) {
        try (ResultSet rows =
            statement.executeQuery("select title from book where author_id = " + author)) {
          while (rows.next()) {
            assertThat(rows.getString(1)).isNotBlank();
          }
        }
      }
    }

    NPlusOneFinding finding = only(NPlusOneFinding.class);
    assertThat(finding.occurrences()).isEqualTo(n);
    assertThat(finding.shape().text()).doesNotContain("" + authorId(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 20})
  void aLoopInsideALoopIsOneFindingWithItsProduct(int n) throws SQLException {
    try (Scope scope = roundtrip.openScope("nested");
        Connection connection = dataSource.getConnection()) {
      for (long author : authors(connection, n)) {
        for (long book : bookIds(connection, author)) {
          sales(connection, book);
        }
      }
    }

    NPlusOneFinding finding = only(NPlusOneFinding.class);
    assertThat(finding.nested()).isTrue();
    assertThat(finding.occurrences()).isEqualTo(2L * n);
    assertThat(finding.shape().tables()).containsExactly("sale");
    assertThat(finding.chain())
        .extracting(NPlusOneFinding.Source::column)
        .containsExactly("author.id", "book.id");
    assertThat(finding.chain())
        .extracting(NPlusOneFinding.Source::executions)
        .containsExactly(1L, (long) n);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 20})
  void keysThatComeFromOutsideAreALookupInALoop(int n) throws SQLException {
    try (Scope scope = roundtrip.openScope("cart");
        Connection connection = dataSource.getConnection()) {
      for (int i = 0; i < n; i++) {
        titles(connection, authorId(i));
      }
    }

    LookupInLoopFinding finding = only(LookupInLoopFinding.class);
    assertThat(finding.occurrences()).isEqualTo(n);
    assertThat(finding.distinctKeys()).isEqualTo(n);
    assertThat(finding.column()).isEqualTo("book.author_id");
    assertThat(finding.callSite().methodName()).isEqualTo("titles");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 20})
  void theSameQueryWithTheSameValuesIsADuplicate(int n) throws SQLException {
    try (Scope scope = roundtrip.openScope("duplicates");
        Connection connection = dataSource.getConnection()) {
      for (int i = 0; i < n; i++) {
        titles(connection, authorId(4));
      }
    }

    DuplicateFinding finding = only(DuplicateFinding.class);
    assertThat(finding.occurrences()).isEqualTo(n);
    assertThat(finding.distinctValues()).isEqualTo(1);
    assertThat(finding.callSite().methodName()).isEqualTo("titles");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 20})
  void singleRowsWrittenOneByOneAreAWriteInALoop(int n) throws SQLException {
    try (Scope scope = roundtrip.openScope("import");
        Connection connection = dataSource.getConnection()) {
      for (int i = 0; i < n; i++) {
        write(connection, "insert into article values (?, ?, 1)", 100 + i, authorId(i));
      }
    }

    WriteInLoopFinding finding = only(WriteInLoopFinding.class);
    assertThat(finding.kind()).isEqualTo(FindingKind.WRITE_IN_LOOP);
    assertThat(finding.occurrences()).isEqualTo(n);
    assertThat(finding.callSite().methodName()).isEqualTo("write");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 20})
  void rowsReadAndWrittenInTurnAreOneFinding(int n) throws SQLException {
    try (Scope scope = roundtrip.openScope("raise");
        Connection connection = dataSource.getConnection()) {
      for (long author : authors(connection, n)) {
        for (long book : bookIds(connection, author)) {
          write(connection, "update book set pages = ? where id = ?", 400, book);
          break;
        }
      }
    }

    ReadModifyWriteFinding finding = only(ReadModifyWriteFinding.class);
    assertThat(finding.kind()).isEqualTo(FindingKind.READ_MODIFY_WRITE);
    assertThat(finding.reads()).isEqualTo(n);
    assertThat(finding.writes()).isEqualTo(n);
    assertThat(finding.table()).isEqualTo("book");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 20})
  void twoStatementsForEachRowAreOneFinding(int n) throws SQLException {
    try (Scope scope = roundtrip.openScope("details");
        Connection connection = dataSource.getConnection()) {
      for (long author : authors(connection, n)) {
        titles(connection, author);
        sales(connection, author);
      }
    }

    NPlusOneFinding finding = only(NPlusOneFinding.class);
    assertThat(finding.variant()).isEqualTo(NPlusOneVariant.SEVERAL_PER_ROW);
    assertThat(finding.children()).hasSize(2);
    assertThat(finding.occurrences()).isEqualTo(2L * n);
  }

  @Test
  void oneLineThatIsReachedFromTwoIsOneStatementForEachRow() throws SQLException {
    try (Scope scope = roundtrip.openScope("called twice");
        Connection connection = dataSource.getConnection()) {
      titlesOfAll(connection);
      titlesOfAll(connection);
    }

    NPlusOneFinding finding = only(NPlusOneFinding.class);
    assertThat(finding.variant()).isEqualTo(NPlusOneVariant.PROVED);
    assertThat(finding.children())
        .singleElement()
        .satisfies(child -> assertThat(child.executions()).isEqualTo(10));
  }

  private static void titlesOfAll(Connection connection) throws SQLException {
    for (long author : authors(connection, 5)) {
      titles(connection, author);
    }
  }

  @Test
  void duplicatesFromDifferentPlacesNeedThree() throws SQLException {
    try (Scope scope = roundtrip.openScope("scattered");
        Connection connection = dataSource.getConnection()) {
      titles(connection, authorId(4));
      titles(connection, authorId(4));
    }
    assertThat(findings).isEmpty();

    try (Scope scope = roundtrip.openScope("scattered");
        Connection connection = dataSource.getConnection()) {
      titles(connection, authorId(4));
      titles(connection, authorId(4));
      titles(connection, authorId(4));
    }
    assertThat(only(DuplicateFinding.class).occurrences()).isEqualTo(3);
  }

  @Test
  void aStatementOverTheThresholdIsSlowAtItsFirstOccurrence() throws SQLException {
    try (Scope scope = roundtrip.openScope("report");
        Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement(engine.slowQuery())) {
      read(query);
    }

    SlowStatementFinding finding = only(SlowStatementFinding.class);
    assertThat(finding.occurrences()).isEqualTo(1);
    assertThat(finding.slowest().toMillis()).isGreaterThanOrEqualTo(300);
    assertThat(finding.callSite().isKnown()).isTrue();
    assertThat(finding.callSite().fileName()).isEqualTo("FindingsContract.java");
  }

  @Test
  void withoutAScopeTheTransactionIsTheUnitOfWork() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      for (long author : authors(connection, 5)) {
        titles(connection, author);
      }
      assertThat(findings).isEmpty();
      connection.commit();
      assertThat(only(NPlusOneFinding.class).scope()).startsWith("transaction");
    }
    assertThat(findings).hasSize(1);
  }

  @Test
  void withoutATransactionTheLeaseIsTheUnitOfWork() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      for (long author : authors(connection, 5)) {
        titles(connection, author);
      }
    }
    assertThat(only(NPlusOneFinding.class).scope()).startsWith("connection lease");
  }

  private <T extends Finding> T only(Class<T> type) {
    assertThat(findings).hasSize(1).first().isInstanceOf(type);
    return type.cast(findings.get(0));
  }

  private static List<Long> authors(Connection connection, int n) throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement("select id, name from author order by id")) {
      statement.setMaxRows(n);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getLong("id"));
        }
      }
    }
    return ids;
  }

  private static List<Long> bookIds(Connection connection, long author) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select id from book where author_id = ?")) {
      statement.setLong(1, author);
      List<Long> ids = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getLong(1));
        }
      }
      return ids;
    }
  }

  private static void titles(Connection connection, long author) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select title from book where author_id = ?")) {
      statement.setLong(1, author);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          assertThat(rows.getString(1)).isNotBlank();
        }
      }
    }
  }

  private static void write(Connection connection, String sql, Object... binds)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < binds.length; i++) {
        statement.setObject(i + 1, binds[i]);
      }
      statement.executeUpdate();
    }
  }

  private static void sales(Connection connection, long book) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select amount from sale where book_id = ?")) {
      statement.setLong(1, book);
      read(statement);
    }
  }

  private static void read(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        rows.getObject(1);
      }
    }
  }
}
