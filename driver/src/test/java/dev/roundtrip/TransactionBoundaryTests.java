package dev.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.finding.DuplicateFinding;
import dev.roundtrip.finding.Finding;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where transactions begin, end and are undone, by methods of JDBC and by texts. */
class TransactionBoundaryTests {

  private final List<Finding> findings = new CopyOnWriteArrayList<>();
  private final Roundtrip roundtrip = Roundtrip.builder().onFinding(findings::add).build();
  private final Connection connection = roundtrip.wrap(Databases.h2()).getConnection();
  private final Statement statement = connection.createStatement();

  TransactionBoundaryTests() throws SQLException {}

  @AfterEach
  void close() throws SQLException {
    statement.close();
    connection.close();
    roundtrip.close();
    assertThat(roundtrip.ownFailures()).isZero();
  }

  @Test
  void twoReadsInOneTransactionAreADuplicate() throws SQLException {
    connection.setAutoCommit(false);
    readTwice("savepoint a");
    connection.commit();

    assertThat(findings).hasSize(1).first().isInstanceOf(DuplicateFinding.class);
    assertThat(findings.get(0).scope()).startsWith("transaction");
  }

  @Test
  void aRollbackToASavepointIsABarrierButNoEnd() throws SQLException {
    connection.setAutoCommit(false);
    read();
    Savepoint savepoint = connection.setSavepoint();
    connection.rollback(savepoint);
    read();
    connection.commit();
    assertThat(findings).isEmpty();

    Savepoint other = connection.setSavepoint();
    connection.rollback(other);
    read();
    readTwice("savepoint b");
    connection.commit();
    assertThat(findings).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rollback to savepoint a", "ROLLBACK /* undo */ TO SAVEPOINT a"})
  void aRollbackToASavepointAsTextIsABarrierToo(String text) throws SQLException {
    connection.setAutoCommit(false);
    statement.execute("savepoint a");
    readTwice(text);
    connection.commit();

    assertThat(findings).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"commit", "rollback", "ROLLBACK WORK", " -- end\n commit work"})
  void theEndOfATransactionAsTextEndsIt(String text) throws SQLException {
    connection.setAutoCommit(false);
    readTwice(text);
    connection.commit();

    assertThat(findings).isEmpty();
  }

  @Test
  void aRollbackAsTextIsABarrierInAnExplicitScope() throws SQLException {
    connection.setAutoCommit(false);
    try (Scope scope = roundtrip.openScope("job")) {
      readTwice("rollback");
      assertThat(scope.statements()).isEqualTo(3);
    }
    assertThat(findings).isEmpty();

    try (Scope scope = roundtrip.openScope("job")) {
      readTwice("commit");
    }
    assertThat(findings).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"set autocommit false", "SET AUTOCOMMIT OFF"})
  void autocommitAsTextMakesATransaction(String text) throws SQLException {
    statement.execute(text);
    readTwice("savepoint a");
    statement.execute("set autocommit true");

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).scope()).startsWith("transaction");
  }

  @Test
  void autocommitThatIsSwitchedOnEndsTheTransaction() throws SQLException {
    connection.setAutoCommit(false);
    read();
    connection.setAutoCommit(true);
    read();
    connection.setAutoCommit(false);
    read();
    connection.commit();

    assertThat(findings).isEmpty();
  }

  private void readTwice(String between) throws SQLException {
    for (int i = 0; i < 2; i++) {
      read();
      if (i == 0) {
        statement.execute(between);
      }
    }
  }

  private void read() throws SQLException {
    try (ResultSet rows = statement.executeQuery("select name from item where id = 1")) {
      assertThat(rows.next()).isTrue();
    }
  }
}
