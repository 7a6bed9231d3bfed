package dev.roundtrip.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.WrappersOnly;
import dev.roundtrip.finding.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which scope counts a statement, on one thread and when threads hand work to each other. */
class ScopeTests {

  private final List<Finding> findings = new CopyOnWriteArrayList<>();
  private final Roundtrip roundtrip = Roundtrip.builder().onFinding(findings::add).build();
  private DataSource dataSource;

  @BeforeEach
  void create() throws SQLException {
    dataSource = roundtrip.wrap(Bookshop.create());
  }

  @AfterEach
  void nothingOfOursFailed() {
    assertThat(roundtrip.ownFailures()).isZero();
  }

  @FunctionalInterface
  private interface Work {
    void run() throws Exception;
  }

  private static void onAnotherThread(Work work) throws Exception {
    List<Throwable> failures = new CopyOnWriteArrayList<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (Throwable failure) {
                failures.add(failure);
              }
            });
    thread.start();
    thread.join();
    assertThat(failures).isEmpty();
  }

  private void lookUp(int times) throws SQLException {
    for (int i = 0; i < times; i++) {
      Bookshop.titles(dataSource, Bookshop.author(i));
    }
  }

  @Test
  void theInnermostScopeCountsAndTheOuterOneSaysHowManyWereInside() throws SQLException {
    try (LogCapture log = new LogCapture();
        Scope outer = roundtrip.openScope("outer")) {
      lookUp(1);
      try (Scope inner = roundtrip.openScope("inner")) {
        lookUp(2);
        assertThat(inner.statements()).isEqualTo(2);
      }
      lookUp(1);
      assertThat(outer.statements()).isEqualTo(2);
      outer.close();
      assertThat(log.at(Level.INFO))
          .satisfiesExactly(
              line -> assertThat(line).startsWith("inner: 2 statements of 1 shape, "),
              line ->
                  assertThat(line)
                      .startsWith("outer: 2 statements of 1 shape, ")
                      .endsWith(", and 2 more in scopes inside"));
    }
  }

  @Test
  void scopesAreClosedInAnyOrder() throws SQLException {
    Scope outer = roundtrip.openScope("outer");
    Scope middle = roundtrip.openScope("middle");
    Scope inner = roundtrip.openScope("inner");
    middle.close();
    lookUp(1);
    assertThat(inner.statements()).isEqualTo(1);

    inner.close();
    lookUp(1);
    assertThat(middle.statements()).isZero();
    assertThat(outer.statements()).isEqualTo(1);

    outer.close();
    lookUp(1);
    assertThat(outer.statements()).isEqualTo(1);
    assertThat(findings).isEmpty();
  }

  @Test
  void closingTwiceReportsOnce() throws SQLException {
    Scope scope = roundtrip.openScope("twice");
    lookUp(5);
    scope.close();
    scope.close();
    assertThat(findings).hasSize(1).first().extracting(Finding::scope).isEqualTo("twice");
  }

  @Test
  void aScopeClosedByAnotherThreadIsOverForTheOneThatOpenedIt() throws Exception {
    Scope outer = roundtrip.openScope("outer");
    Scope handedOver = roundtrip.openScope("handed over");
    lookUp(5);
    onAnotherThread(handedOver::close);
    assertThat(findings).hasSize(1);

    lookUp(1);
    assertThat(handedOver.statements()).isEqualTo(5);
    assertThat(outer.statements()).isEqualTo(1);
    outer.close();
  }

  @Test
  void aConnectionCarriesItsScopeToAThreadThatHasNone() throws Exception {
    try (Scope scope = roundtrip.openScope("request");
        Connection lease = dataSource.getConnection()) {
      onAnotherThread(() -> Bookshop.titles(lease, Bookshop.author(1)));
      assertThat(scope.statements()).isEqualTo(1);
    }
  }

  @Test
  void theThreadsOwnScopeComesBeforeThatOfTheConnection() throws Exception {
    try (Scope scope = roundtrip.openScope("request");
        Connection lease = dataSource.getConnection()) {
      onAnotherThread(
          () -> {
            try (Scope other = roundtrip.openScope("other")) {
              Bookshop.titles(lease, Bookshop.author(1));
              assertThat(other.statements()).isEqualTo(1);
            }
          });
      assertThat(scope.statements()).isZero();
    }
  }

  @Test
  void whatIsSentAfterTheScopeHasEndedIsUnattributedAndBlamedOnNobody() throws SQLException {
    try (LogCapture log = new LogCapture();
        Connection lease = leaseOfAScopeThatHasEnded()) {
      for (int i = 0; i < 5; i++) {
        Bookshop.titles(lease, Bookshop.author(i));
      }
      assertThat(roundtrip.unattributedStatements()).isEqualTo(5);
      lease.setAutoCommit(false);
      for (long author : Bookshop.authors(lease, 4)) {
        Bookshop.titles(lease, author);
      }
      lease.commit();
      lease.close();
      roundtrip.close();

      assertThat(roundtrip.unattributedStatements()).isEqualTo(10);
      assertThat(findings).isEmpty();
      assertThat(log.at(Level.INFO))
          .last()
          .asString()
          .startsWith("10 statements, ")
          .endsWith("belong to no scope: theirs had ended when they were sent.");
    }
  }

  private Connection leaseOfAScopeThatHasEnded() throws SQLException {
    try (Scope scope = roundtrip.openScope("over")) {
      return dataSource.getConnection();
    }
  }

  @Test
  void aWrappedTaskThatComesTooLateIsNotCountedInWhateverScopeItRunsIn() throws Exception {
    Scope over = roundtrip.openScope("over");
    Runnable late =
        over.wrap(
            () -> {
              try {
                Bookshop.titles(dataSource, Bookshop.author(1));
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
            });
    over.close();

    try (Scope unrelated = roundtrip.openScope("unrelated")) {
      late.run();
      assertThat(unrelated.statements()).isZero();
      lookUp(1);
      assertThat(unrelated.statements()).isEqualTo(1);
    }
    assertThat(over.statements()).isZero();
  }

  @Test
  void aWrappedTaskLeavesTheThreadAsItWas() throws Exception {
    Scope request = roundtrip.openScope("request");
    try (Scope own = roundtrip.openScope("own")) {
      request
          .wrap(
              () -> {
                roundtrip.openScope("left open by the task");
                lookUp(1);
                return "done";
              })
          .call();
      lookUp(1);
      assertThat(own.statements()).isEqualTo(1);
    }
    assertThat(request.statements()).isZero();
    request.close();
  }

  @Test
  void whatAWrappedTaskThrowsIsTheSameObjectAndTheThreadIsAsItWas() throws SQLException {
    IllegalStateException failure = new IllegalStateException("task");
    Scope request = roundtrip.openScope("request");
    Runnable failing =
        () -> {
          throw failure;
        };
    Runnable task = request.wrap(failing);
    try (Scope own = roundtrip.openScope("own")) {
      assertThatThrownBy(task::run).isSameAs(failure);
      lookUp(1);
      assertThat(own.statements()).isEqualTo(1);
    }
    request.close();
  }

  @Test
  void twoRoundtripsDoNotSeeEachOthersScopes() throws SQLException {
    List<Finding> othersFindings = new CopyOnWriteArrayList<>();
    try (Roundtrip other = Roundtrip.builder().onFinding(othersFindings::add).build();
        Scope mine = roundtrip.openScope("mine");
        Scope theirs = other.openScope("theirs")) {
      lookUp(5);
      assertThat(mine.statements()).isEqualTo(5);
      assertThat(theirs.statements()).isZero();
    }
    assertThat(findings).hasSize(1);
    assertThat(othersFindings).isEmpty();
  }

  @WrappersOnly("an object tells one Roundtrip")
  @Test
  void twoRoundtripsOverEachOtherCountEachForItself() throws SQLException {
    List<Finding> othersFindings = new CopyOnWriteArrayList<>();
    try (Roundtrip other = Roundtrip.builder().onFinding(othersFindings::add).build()) {
      DataSource both = other.wrap(dataSource);
      assertThat(both).isNotSameAs(dataSource);
      assertThat(other.wrap(both)).isSameAs(both);
      assertThat(roundtrip.wrap(both)).isSameAs(both);
      try (Scope mine = roundtrip.openScope("mine");
          Scope theirs = other.openScope("theirs")) {
        Bookshop.nPlusOne(both, 4);
        assertThat(mine.statements()).isEqualTo(5);
        assertThat(theirs.statements()).isEqualTo(5);
      }
    }
    assertThat(findings).hasSize(1);
    assertThat(othersFindings).hasSize(1);
    assertThat(othersFindings.get(0).callSite()).isEqualTo(findings.get(0).callSite());
  }
}
