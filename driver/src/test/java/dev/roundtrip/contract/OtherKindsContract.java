package dev.roundtrip.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.ResultFinding;
import dev.roundtrip.finding.ScopeFinding;
import dev.roundtrip.finding.TextFinding;
import dev.roundtrip.internal.detect.Detection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results, pages, writes and connections, as real databases and drivers show them. */
abstract class OtherKindsContract {

  private final Engine engine;
  private final Judge strict;
  private final Judge byDefault;

  OtherKindsContract(Engine engine) {
    this.engine = engine;
    this.strict = new Judge(engine.dataSource(), EnumSet.allOf(FindingKind.class));
    this.byDefault = new Judge(engine.dataSource(), Detection.onByDefault());
  }

  @BeforeEach
  void createTables() throws SQLException {
    LoopTables.recreate(engine);
  }

  private interface Code {
    void run(DataSource dataSource) throws SQLException;
  }

  private interface Reading {
    void of(ResultSet row) throws SQLException;
  }

  private <T extends Finding> T onlyWhereAskedFor(Class<T> type, FindingKind kind, Code code)
      throws Exception {
    assertThat(byDefault.findings(() -> code.run(byDefault.dataSource()))).isEmpty();
    LoopTables.recreate(engine);
    return only(type, kind, code);
  }

  private <T extends Finding> T only(Class<T> type, FindingKind kind, Code code) throws Exception {
    T finding = strict.only(type, () -> code.run(strict.dataSource()));
    assertThat(finding.kind()).isEqualTo(kind);
    assertThat(finding.wastedAt(Duration.ofMillis(5))).isEqualTo(finding.wasted());
    return finding;
  }

  private void silent(Code code) throws Exception {
    assertThat(strict.findings(() -> code.run(strict.dataSource()))).isEmpty();
  }

  private static void read(DataSource source, String sql, Reading reading, Object... binds)
      throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < binds.length; i++) {
        statement.setObject(i + 1, binds[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          reading.of(rows);
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

  /** 1,240 of them. */
  private Code withManyAuthors(Code code) {
    return source -> {
      try (Connection connection = engine.dataSource().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("delete from author where id >= 20000");
        for (int i = 0; i < 30; i++) {
          statement.execute(
              "insert into author select id + %d, name, country from author where id < 2000"
                  .formatted((i + 1) * 20_000));
        }
      }
      code.run(source);
    };
  }

  @Test
  void manyRowsOfAQueryWithoutALimitAreUnbounded() throws Exception {
    ResultFinding finding =
        onlyWhereAskedFor(
            ResultFinding.class,
            FindingKind.UNBOUNDED_RESULT,
            withManyAuthors(
                source -> read(source, "select id from author", row -> row.getLong(1))));
    assertThat(finding.rows()).isEqualTo(1_240);
    assertThat(finding.callSite().methodName()).isEqualTo("read");
  }

  @Test
  void aLimitBoundsAndSoDoFewRows() throws Exception {
    silent(
        withManyAuthors(
            source -> {
              read(source, "select id from author order by id limit 1100", row -> row.getLong(1));
              read(source, "select id from book", row -> row.getLong(1));
            }));
  }

  @Test
  void rowsThatArePassedOverAreUnread() throws Exception {
    ResultFinding finding =
        onlyWhereAskedFor(
            ResultFinding.class,
            FindingKind.UNREAD_ROWS,
            withManyAuthors(
                source ->
                    read(
                        source,
                        "select id from author order by id limit 500",
                        row -> {
                          if (row.getRow() > 300) {
                            row.getLong(1);
                          }
                        })));
    assertThat(finding.unread()).isEqualTo(300);
    assertThat(finding.rows()).isEqualTo(500);
  }

  @Test
  void columnsThatNoGetterTouchesAreUnread() throws Exception {
    ResultFinding finding =
        onlyWhereAskedFor(
            ResultFinding.class,
            FindingKind.UNREAD_COLUMNS,
            withManyAuthors(
                source ->
                    read(
                        source,
                        "select a.id, a.name as called, a.country from author a"
                            + " order by a.id limit 200",
                        row -> row.getLong("id"))));
    assertThat(finding.columns()).containsExactly("author.name", "author.country");
    assertThat(finding.rows()).isEqualTo(200);
  }

  @Test
  void columnsReadByNumberByNameAndByAliasAreRead() throws Exception {
    silent(
        withManyAuthors(
            source ->
                read(
                    source,
                    "select a.id, a.name as called, a.country from author a"
                        + " order by a.id limit 200",
                    row -> {
                      row.getLong(1);
                      row.getString("CALLED");
                      row.getObject("country");
                    })));
  }

  @Test
  void columnsOfFewRowsAndThoseReadNowAndThenAreFine() throws Exception {
    silent(
        withManyAuthors(
            source -> {
              read(
                  source,
                  "select id, name from author order by name, id limit 99",
                  row -> row.getLong(1));
              read(
                  source,
                  "select id, name from author order by id limit 600",
                  row -> {
                    row.getLong(1);
                    if (row.getRow() == 599) {
                      row.getString(2);
                    }
                  });
            }));
  }

  @ParameterizedTest
  @ValueSource(longs = {1_000, 250_000})
  void aPageBehindAThousandRowsIsDeep(long offset) throws Exception {
    String sql = "select id from book order by id limit 2 offset ?";
    TextFinding finding =
        onlyWhereAskedFor(
            TextFinding.class,
            FindingKind.DEEP_OFFSET,
            source -> read(source, sql, row -> row.getLong(1), offset));
    assertThat(finding.summary()).contains("1000 rows or more");
    assertThat(finding.callSite().isKnown()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 20, 999})
  void pagesBeforeThatAreNotDeep(int offset) throws Exception {
    silent(
        source ->
            read(
                source,
                "select id from book order by id limit 10 offset ?",
                row -> row.getLong(1),
                offset));
  }

  @Test
  void aLimitThatCutsOffRowsInNoOrderLeavesThemToChance() throws Exception {
    TextFinding finding =
        onlyWhereAskedFor(
            TextFinding.class,
            FindingKind.LIMIT_WITHOUT_ORDER,
            source -> read(source, "select id from book limit ?", row -> row.getLong(1), 10));
    assertThat(finding.evidence().rows()).isEqualTo(10);
  }

  @Test
  void limitsThatAreNotReachedOrOfOneRowOrWithAnOrderAreFine() throws Exception {
    silent(
        source -> {
          read(source, "select id from book where id < 0 limit 10", row -> row.getLong(1));
          read(source, "select id from book limit 81", row -> row.getLong(1));
          read(source, "select id from book where pages > ? limit 1", row -> row.getLong(1), 5);
          read(source, "select id from book order by id limit 10", row -> row.getLong(1));
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"%1", "_uthor 1"})
  void aPatternThatIsBoundMayBeginWithAWildcard(String pattern) throws Exception {
    TextFinding finding =
        onlyWhereAskedFor(
            TextFinding.class,
            FindingKind.LEADING_WILDCARD,
            source ->
                read(
                    source,
                    "select id from author where name like ?",
                    row -> row.getLong(1),
                    pattern));
    assertThat(finding.summary()).contains("author.name");
  }

  @Test
  void prefixesAndValuesThatAreNoPatternsAreFine() throws Exception {
    silent(
        source -> {
          read(
              source,
              "select id from author where name like ? and country <> ?",
              row -> row.getLong(1),
              "author 1%",
              "%1");
          read(source, "select id from author where name = ?", row -> row.getLong(1), "%1");
        });
  }

  @Test
  void writesOfOneUnitOfWorkInAutoCommitAreOutsideATransaction() throws Exception {
    ScopeFinding finding =
        onlyWhereAskedFor(
            ScopeFinding.class,
            FindingKind.WRITE_OUTSIDE_TRANSACTION,
            source -> {
              try (Connection connection = source.getConnection()) {
                write(connection, "update author set name = ? where id = ?", "x", 1_000L);
                write(connection, "insert into tag (id, name) values (?, ?)", 1L, "x");
              }
            });
    assertThat(finding.number()).isEqualTo(2);
    assertThat(finding.shape().text()).startsWith("update");
  }

  @Test
  void oneWriteOrWritesThatChangeNothingOrWritesInATransactionAreFine() throws Exception {
    silent(
        source -> {
          try (Connection connection = source.getConnection()) {
            write(connection, "update author set name = ? where id = ?", "x", 1_000L);
            write(connection, "update author set country = ? where id = ?", "de", -1L);
            connection.setAutoCommit(false);
            write(connection, "insert into tag (id, name) values (?, ?)", 1L, "x");
            write(connection, "delete from node where id = ?", 7_000L);
            connection.commit();
            connection.setAutoCommit(true);
          }
        });
  }

  @Test
  void aSecondConnectionOfTheThreadIsTold() throws Exception {
    ScopeFinding finding =
        onlyWhereAskedFor(
            ScopeFinding.class,
            FindingKind.SEVERAL_CONNECTIONS,
            source -> {
              try (Connection outer = source.getConnection();
                  Connection inner = source.getConnection()) {
                assertThat(inner).isNotSameAs(outer);
              }
            });
    assertThat(finding.number()).isEqualTo(2);
    assertThat(finding.callSite().methodName()).isEqualTo("aSecondConnectionOfTheThreadIsTold");
  }

  @Test
  void connectionsOneAfterTheOtherAreFine() throws Exception {
    silent(
        source -> {
          for (int i = 0; i < 5; i++) {
            source.getConnection().close();
          }
        });
  }

  private static void commitEach(Connection connection, int rows) throws SQLException {
    connection.setAutoCommit(false);
    for (int i = 0; i < rows; i++) {
      write(connection, "update book set pages = 7 where id = ?", 1L + i);
      connection.commit();
    }
    connection.setAutoCommit(true);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 100})
  void aCommitAfterEachRowIsTold(int rows) throws Exception {
    ScopeFinding finding =
        onlyWhereAskedFor(
            ScopeFinding.class,
            FindingKind.COMMIT_PER_ROW,
            source -> {
              try (Connection connection = source.getConnection()) {
                commitEach(connection, rows);
              }
            });
    assertThat(finding.number()).isEqualTo(rows);
    assertThat(finding.callSite().methodName()).isIn("write", "commitEach");
  }

  @Test
  void fewCommitsChunksAndQueuesAreFine() throws Exception {
    silent(
        source -> {
          try (Connection connection = source.getConnection()) {
            commitEach(connection, 9);
          }
        });
    silent(
        source -> {
          try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < 12; i++) {
              write(
                  connection,
                  "insert into tag (id, name) values (?, 'x'), (?, 'y')",
                  1_000L + 2L * i,
                  1_001L + 2L * i);
              connection.commit();
            }
            connection.setAutoCommit(true);
          }
        });
    silent(
        source -> {
          try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < 12; i++) {
              take(connection);
              connection.commit();
            }
            connection.setAutoCommit(true);
          }
        });
  }

  private static void take(Connection connection) throws SQLException {
    long id = 0;
    try (Statement statement = connection.createStatement();
        ResultSet next =
            statement.executeQuery(
                "select id from job where status = 'NEW' order by id limit 1 for update")) {
      if (next.next()) {
        id = next.getLong(1);
      }
    }
    write(connection, "update job set status = 'DONE' where id = ?", id);
  }

  private static void differentStatements(DataSource source, int from, int to) throws SQLException {
    for (int i = from; i < to; i++) {
      read(source, "select id as c" + i + " from book where id < 0", row -> row.getLong(1));
    }
  }

  @Test
  void veryManyStatementsAreTold() throws Exception {
    ScopeFinding finding =
        onlyWhereAskedFor(
            ScopeFinding.class,
            FindingKind.TOO_MANY_STATEMENTS,
            source -> differentStatements(source, 0, 51));
    assertThat(finding.number()).isEqualTo(51);
    assertThat(finding.advice().example()).contains("1 × select id as c0");
  }

  @Test
  void fiftyStatementsAreFine() throws Exception {
    silent(source -> differentStatements(source, 0, 50));
  }
}
