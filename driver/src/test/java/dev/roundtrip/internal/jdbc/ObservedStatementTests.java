package dev.roundtrip.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The wrappers over a real database give what the database gives. */
class ObservedStatementTests {

  private Connection connection;
  private Statement statement;

  @BeforeEach
  void connect() throws SQLException {
    connection = Databases.observed().getConnection();
    statement = connection.createStatement();
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @Test
  void rowsAreReadByIndexAndByName() throws SQLException {
    try (ResultSet rows = statement.executeQuery("select id, name, born from author order by id")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(1);
      assertThat(rows.getString("name")).isEqualTo("Ada");
      assertThat(rows.getDate("born")).hasToString("1815-12-10");
      assertThat(rows.next()).isTrue();
      assertThat(rows.getObject("id", Long.class)).isEqualTo(2L);
      assertThat(rows.getDate(3)).isNull();
      assertThat(rows.wasNull()).isTrue();
      assertThat(rows.next()).isFalse();
    }
  }

  @Test
  void scrollableRowsAreReachedInAnyOrder() throws SQLException {
    try (Statement scrolling =
            connection.createStatement(
                ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
        ResultSet rows = scrolling.executeQuery("select name from author order by id")) {
      assertThat(rows.last()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("Bo");
      assertThat(rows.absolute(1)).isTrue();
      assertThat(rows.getString(1)).isEqualTo("Ada");
      assertThat(rows.previous()).isFalse();
    }
  }

  @Test
  void bindsReachTheDatabase() throws SQLException {
    try (PreparedStatement prepared =
        connection.prepareStatement("select name from author where id = ? and name <> ?")) {
      prepared.setInt(1, 2);
      prepared.setString(2, "Ada");
      try (ResultSet rows = prepared.executeQuery()) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo("Bo");
      }
    }
  }

  @Test
  void boundStreamIsLeftToTheDatabase() throws Exception {
    byte[] photo = {1, 2, 3};
    try (PreparedStatement prepared =
        connection.prepareStatement("update author set photo = ? where id = 1")) {
      prepared.setBinaryStream(1, new java.io.ByteArrayInputStream(photo));
      assertThat(prepared.executeUpdate()).isEqualTo(1);
    }
    try (ResultSet rows = statement.executeQuery("select photo from author where id = 1")) {
      rows.next();
      assertThat(rows.getBinaryStream(1).readAllBytes()).isEqualTo(photo);
    }
  }

  @Test
  void generatedKeysComeBack() throws SQLException {
    int count =
        statement.executeUpdate(
            "insert into author (name) values ('Cy')", Statement.RETURN_GENERATED_KEYS);

    assertThat(count).isEqualTo(1);
    try (ResultSet keys = statement.getGeneratedKeys()) {
      assertThat(keys.next()).isTrue();
      assertThat(keys.getInt(1)).isEqualTo(3);
    }
    assertThat(statement.executeLargeUpdate("delete from author where id = 3")).isEqualTo(1L);
  }

  @Test
  void batchesReturnOneCountPerEntry() throws SQLException {
    statement.addBatch("insert into author (name) values ('Cy')");
    statement.addBatch("update author set born = null");
    assertThat(statement.executeBatch()).containsExactly(1, 3);

    try (PreparedStatement prepared =
        connection.prepareStatement("delete from author where name = ?")) {
      prepared.setString(1, "Cy");
      prepared.addBatch();
      prepared.setString(1, "nobody");
      prepared.addBatch();
      assertThat(prepared.executeLargeBatch()).containsExactly(1L, 0L);
    }
  }

  @Test
  void resultsOfExecuteAreFetchedOneByOne() throws SQLException {
    assertThat(statement.execute("select id from author")).isTrue();
    ResultSet rows = statement.getResultSet();
    assertThat(rows.next()).isTrue();
    assertThat(statement.getResultSet()).isSameAs(rows);
    assertThat(statement.getMoreResults()).isFalse();

    assertThat(statement.execute("update author set born = null")).isFalse();
    assertThat(statement.getUpdateCount()).isEqualTo(2);
    assertThat(statement.getResultSet()).isNull();
  }

  @Test
  void rowsOfTheNextExecutionHaveTheirOwnWrapper() throws SQLException {
    ResultSet first = statement.executeQuery("select id from author");
    assertThat(statement.getResultSet()).isSameAs(first);

    statement.execute("select name from author");

    assertThat(statement.getResultSet()).isNotSameAs(first);
    assertThat(first.isClosed()).isTrue();
  }

  @Test
  void errorsAreTheDriversOwn() throws SQLException {
    assertThatThrownBy(() -> statement.executeQuery("select nonsense"))
        .isInstanceOf(SQLSyntaxErrorException.class)
        .isInstanceOf(org.h2.jdbc.JdbcException.class);
    assertThatThrownBy(() -> statement.executeUpdate("insert into author (id) values (1)"))
        .isInstanceOf(SQLIntegrityConstraintViolationException.class);
  }

  @Test
  void transactionsEndAsTheApplicationSays() throws SQLException {
    connection.setAutoCommit(false);
    Savepoint before = connection.setSavepoint();
    statement.executeUpdate("delete from author where id = 1");
    connection.rollback(before);
    statement.executeUpdate("delete from author where id = 2");
    connection.commit();
    statement.executeUpdate("delete from author");
    connection.rollback();

    try (ResultSet rows = statement.executeQuery("select name from author")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("Ada");
      assertThat(rows.next()).isFalse();
    }
  }

  @Test
  void closingTwiceIsAllowed() throws SQLException {
    ResultSet rows = statement.executeQuery("select id from author");
    for (int i = 0; i < 2; i++) {
      rows.close();
      statement.close();
      connection.close();
    }

    assertThat(rows.isClosed()).isTrue();
    assertThat(statement.isClosed()).isTrue();
    assertThat(connection.isClosed()).isTrue();
    assertThat(connection.isValid(1)).isFalse();
  }
}
