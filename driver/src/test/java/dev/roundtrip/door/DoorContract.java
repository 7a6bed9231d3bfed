package dev.roundtrip.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.NPlusOneFinding;
import dev.roundtrip.internal.door.AgentDoor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What holds whichever way a connection came. */
abstract class DoorContract {

  final Books books = new Books();
  final List<Finding> findings = new CopyOnWriteArrayList<>();

  abstract Roundtrip roundtrip();

  /** A connection to {@link #books}, through the door. */
  abstract Connection connect() throws Exception;

  @AfterEach
  final void nothingOfOursFailed() {
    assertThat(roundtrip().ownFailures()).isZero();
    roundtrip().close();
  }

  @Test
  void theSameWalkIsTheSameFinding() throws Exception {
    try (Scope scope = roundtrip().openScope("walk");
        Connection connection = connect()) {
      Books.walk(connection);
      assertThat(scope.statements()).isEqualTo(Books.AUTHORS + 1);
    }

    assertThat(findings)
        .singleElement()
        .isInstanceOf(NPlusOneFinding.class)
        .returns(Books.expectedFingerprint(), Finding::fingerprint)
        .returns("walk", Finding::scope);
  }

  @Test
  void theLeaseIsTheUnitOfWorkWhereThereIsNoOther() throws Exception {
    try (Connection connection = connect()) {
      Books.walk(connection);
      assertThat(findings).isEmpty();
    }

    assertThat(findings)
        .singleElement()
        .returns(Books.expectedFingerprint(), Finding::fingerprint)
        .matches(finding -> finding.scope().startsWith("connection lease"), "of the lease");
  }

  @Test
  void theTransactionIsTheUnitOfWorkUntilItsCommit() throws Exception {
    try (Connection connection = connect()) {
      connection.setAutoCommit(false);
      Books.walk(connection);
      assertThat(findings).isEmpty();
      connection.commit();

      assertThat(findings)
          .singleElement()
          .matches(finding -> finding.scope().startsWith("transaction"), "of the transaction");
      connection.setAutoCommit(true);
    }
  }

  @Test
  void theRollbackEndsTheTransaction() throws Exception {
    try (Connection connection = connect()) {
      connection.setAutoCommit(false);
      Books.walk(connection);
      connection.rollback();

      assertThat(findings).hasSize(1);
    }
  }

  @Test
  void whatTheDriverThrowsComesBack() throws Exception {
    try (Scope scope = roundtrip().openScope("failure");
        Connection connection = connect();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.executeQuery("select nothing from nowhere"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("NOWHERE");
      assertThat(scope.statements()).isEqualTo(1);
    }
  }

  @Test
  void parentsAreWhatTheApplicationWasGiven() throws Exception {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select 1")) {
      assertThat(statement.getConnection()).isSameAs(connection);
      assertThat(rows.next()).isTrue();
      if (AgentDoor.isOpen()) {
        assertThat(connection.getClass().getName()).doesNotStartWith("dev.roundtrip.");
        return;
      }
      assertThat(connection.getClass().getName()).doesNotStartWith("org.h2.");
      assertThat(connection.getMetaData().getConnection().getClass().getName())
          .doesNotStartWith("org.h2.");
      assertThat(rows.getStatement().getClass().getName()).doesNotStartWith("org.h2.");
    }
  }
}
