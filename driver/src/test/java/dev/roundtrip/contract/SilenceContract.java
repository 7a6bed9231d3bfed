package dev.roundtrip.contract;

import static dev.roundtrip.contract.Engine.authorId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtrip.AllowQueries;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.finding.Finding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What must stay silent, whatever the database, with the most sensitive thresholds. */
abstract class SilenceContract {

  private final Engine engine;
  private final List<Finding> findings = new CopyOnWriteArrayList<>();
  private final Roundtrip roundtrip = Roundtrip.builder().onFinding(findings::add).build();
  private final DataSource dataSource;

  SilenceContract(Engine engine) {
    this.engine = engine;
    this.dataSource = roundtrip.wrap(engine.dataSource());
  }

  /** Statements of one unit of work. */
  @FunctionalInterface
  private interface Work {
    void on(Connection connection) throws SQLException;
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

  private void silent(Work work) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Scope scope = roundtrip.openScope("negative")) {
      work.on(connection);
      assertThat(scope.statements()).isGreaterThan(1);
    }
    assertThat(findings).isEmpty();
  }

  @Test
  void offsetPaging() throws SQLException {
    silent(
        connection -> {
          for (int page = 0; page < 8; page++) {
            query(
                connection,
                "select id, name from author order by id limit ? offset ?",
                5,
                page * 5);
          }
        });
  }

  @Test
  void keysetPaging() throws SQLException {
    silent(
        connection -> {
          long last = 0;
          for (int page = 0; page < 8; page++) {
            List<Long> ids =
                query(connection, "select id from author where id > ? order by id limit 5", last);
            last = ids.get(ids.size() - 1);
          }
        });
  }

  @Test
  void keysetPagingOverTwoColumns() throws SQLException {
    silent(
        connection -> {
          long author = 0;
          long book = 0;
          for (int page = 0; page < 8; page++) {
            try (PreparedStatement statement =
                connection.prepareStatement(
                    "select author_id, id from book"
                        + " where author_id > ? or (author_id = ? and id > ?)"
                        + " order by author_id, id limit 5")) {
              statement.setLong(1, author);
              statement.setLong(2, author);
              statement.setLong(3, book);
              try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                  author = rows.getLong(1);
                  book = rows.getLong(2);
                }
              }
            }
          }
        });
  }

  @Test
  void listsFetchedInChunks() throws SQLException {
    silent(
        connection -> {
          List<Long> ids = query(connection, "select id from author order by id");
          for (int from = 0; from < ids.size(); from += 13) {
            List<Long> chunk = ids.subList(from, Math.min(from + 13, ids.size()));
            String marks = "?" + ", ?".repeat(chunk.size() - 1);
            query(
                connection,
                "select title from book where author_id in (" + marks + ")",
                chunk.toArray());
          }
        });
  }

  @Test
  void windowsOfARange() throws SQLException {
    silent(
        connection -> {
          for (int month = 1; month <= 12; month++) {
            query(
                connection,
                "select count(*) from sale where sold_month between ? and ?",
                month,
                month);
          }
        });
  }

  @Test
  void insertsOfManyRowsInChunks() throws SQLException {
    silent(
        connection -> {
          for (int chunk = 0; chunk < 6; chunk++) {
            int rows = 10 + chunk;
            update(
                connection,
                "insert into sale values (?, ?, 1, 1)" + ", (?, ?, 1, 1)".repeat(rows - 1),
                ids(900_000 + chunk * 100, rows));
          }
        });
  }

  @Test
  void batches() throws SQLException {
    silent(
        connection -> {
          for (int batch = 0; batch < 3; batch++) {
            try (PreparedStatement statement =
                connection.prepareStatement("update author set name = ? where id = ?")) {
              for (int i = 0; i < 10; i++) {
                statement.setString(1, "renamed " + batch);
                statement.setLong(2, authorId(i));
                statement.addBatch();
              }
              assertThat(statement.executeBatch()).hasSize(10);
            }
          }
        });
  }

  @Test
  void sequenceFetches() throws SQLException {
    update(dataSource, "drop sequence if exists numbers");
    update(dataSource, "create sequence numbers");
    String next =
        engine == Engine.POSTGRESQL
            ? "select nextval('numbers')"
            : engine == Engine.H2 ? "select next value for numbers" : "select nextval(numbers)";
    silent(
        connection -> {
          for (int i = 0; i < 10; i++) {
            query(connection, next);
          }
        });
  }

  @Test
  void validationOfConnections() throws SQLException {
    silent(
        connection -> {
          for (int i = 0; i < 10; i++) {
            assertThat(connection.isValid(1)).isTrue();
            query(connection, "select 1");
            query(connection, "SELECT 1");
          }
        });
  }

  @Test
  void callsOnDifferentLines() throws SQLException {
    silent(
        connection -> {
          name(connection, authorId(1));
          name(connection, authorId(2));
          name(connection, authorId(3));
          name(connection, authorId(4));
        });
  }

  @Test
  void callsOnDifferentLinesAfterTheListThatTheirKeysAreFrom() throws SQLException {
    silent(
        connection -> {
          List<Long> ids = query(connection, "select id from author order by id limit 2");
          name(connection, ids.get(0));
          name(connection, ids.get(1));
        });
  }

  @Test
  void twoAssociationsToOneTable() throws SQLException {
    silent(
        connection -> {
          List<Long> keys = new ArrayList<>();
          try (PreparedStatement statement =
                  connection.prepareStatement("select author_id, editor_id from article");
              ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              keys.add(rows.getLong(1));
              keys.add(rows.getLong(2));
            }
          }
          for (long key : keys) { // One line, as in an ORM that fetches both eagerly.
            name(connection, key);
          }
        });
  }

  @Test
  void oneLookupInEachOfManyRequests() throws SQLException {
    try (Scope test = roundtrip.openScope("test")) {
      for (int i = 0; i < 10; i++) {
        try (Scope request = roundtrip.openScope("GET /authors/{id}");
            Connection connection = dataSource.getConnection()) {
          name(connection, authorId(i));
        }
      }
    }
    assertThat(findings).isEmpty();
  }

  @Test
  void oneRowWrittenInEachOfManyRequests() throws SQLException {
    try (Scope test = roundtrip.openScope("test")) {
      for (int i = 0; i < 10; i++) {
        try (Scope request = roundtrip.openScope("POST /articles");
            Connection connection = dataSource.getConnection()) {
          update(connection, "insert into article values (?, 1, 1)", 100 + i);
        }
      }
    }
    assertThat(findings).isEmpty();
  }

  @Test
  void writesThatAreMarkedAsMeant() throws SQLException {
    silent(SilenceContract::writeOneByOne);
  }

  @AllowQueries(reason = "each row fires a trigger that must see the one before")
  private static void writeOneByOne(Connection connection) throws SQLException {
    for (int i = 0; i < 6; i++) {
      update(connection, "insert into article values (?, 1, 1)", 100 + i);
    }
  }

  @Test
  void waitingForARowToAppear() throws SQLException {
    silent(
        connection -> {
          for (int i = 0; i < 10; i++) {
            assertThat(query(connection, "select id from author where name = ?", "late")).isEmpty();
          }
        });
  }

  @Test
  void anotherAttemptAfterAnError() throws SQLException {
    silent(
        connection -> {
          connection.setAutoCommit(false);
          for (int attempt = 0; attempt < 3; attempt++) {
            name(connection, authorId(1));
            assertThatThrownBy(
                    () ->
                        update(connection, "insert into author values (?, 'x', 'y')", authorId(1)))
                .isInstanceOf(SQLException.class);
            connection.rollback();
          }
          connection.setAutoCommit(true);
        });
  }

  @Test
  void readingAgainAfterAWrite() throws SQLException {
    silent(
        connection -> {
          for (int i = 0; i < 4; i++) {
            name(connection, authorId(1));
            update(connection, "update author set name = ? where id = ?", "name " + i, authorId(1));
          }
        });
  }

  @Test
  void lockingRowsOneByOne() throws SQLException {
    silent(
        connection -> {
          connection.setAutoCommit(false);
          for (int i = 0; i < 5; i++) {
            query(connection, "select name from author where id = ? for update", authorId(i));
          }
          connection.commit();
          connection.setAutoCommit(true);
        });
  }

  @Test
  void aFanOutOverTenantsThatIsMarkedAsMeant() throws SQLException {
    silent(SilenceContract::countForEachTenant);
  }

  @AllowQueries(reason = "one statement for each tenant, so that each uses its own partition")
  private static void countForEachTenant(Connection connection) throws SQLException {
    for (int tenant = 0; tenant < 6; tenant++) {
      query(connection, "select count(*) from book where author_id = ?", authorId(tenant));
    }
  }

  @Test
  void warmingACacheThatIsMarkedAsMeant() throws SQLException {
    silent(connection -> new CacheWarmUp().warm(connection));
  }

  @AllowQueries(reason = "runs once at start")
  private static final class CacheWarmUp {

    void warm(Connection connection) throws SQLException {
      for (long id : query(connection, "select id from author")) {
        name(connection, id);
      }
    }
  }

  @Test
  void settingUpAndTearingDownATest() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      setUpOrTearDown(connection);
      try (Scope scope = roundtrip.openScope("test")) {
        name(connection, authorId(1));
      }
      setUpOrTearDown(connection);
    }
    assertThat(findings).noneMatch(finding -> finding.scope().equals("test"));
  }

  private static void setUpOrTearDown(Connection connection) throws SQLException {
    update(connection, "delete from article");
    for (int i = 0; i < 5; i++) {
      name(connection, authorId(i));
      update(connection, "insert into article values (?, 1, 1)", 100 + i);
    }
  }

  private static void name(Connection connection, long id) throws SQLException {
    query(connection, "select name from author where id = ?", id);
  }

  private static List<Long> query(Connection connection, String sql, Object... binds)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, binds);
      List<Long> first = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Object value = rows.getObject(1);
          if (value instanceof Number number) {
            first.add(number.longValue());
          }
        }
      }
      return first;
    }
  }

  private static void update(Connection connection, String sql, Object... binds)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, binds);
      statement.executeUpdate();
    }
  }

  private static void update(DataSource dataSource, String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private static void bind(PreparedStatement statement, Object... binds) throws SQLException {
    for (int i = 0; i < binds.length; i++) {
      statement.setObject(i + 1, binds[i]);
    }
  }

  private static Object[] ids(int first, int rows) {
    Object[] values = new Object[rows * 2];
    for (int i = 0; i < rows; i++) {
      values[2 * i] = first + i;
      values[2 * i + 1] = 50_000;
    }
    return values;
  }
}
