package dev.roundtrip.internal.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.finding.CallSite;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.ScopeFinding;
import dev.roundtrip.internal.callsite.CallPath;
import dev.roundtrip.internal.scope.ConnectionUse;
import dev.roundtrip.internal.scope.ConnectionUse.End;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.LedgerLimits;
import dev.roundtrip.internal.scope.OpenScope;
import dev.roundtrip.internal.scope.Scopes;
import dev.roundtrip.internal.sql.Dialect;
import dev.roundtrip.internal.sql.ShapeCache;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Verdicts on how long connections and transactions were open: times are written down here. */
class ConnectionUseDetectorTests {

  private static final Set<FindingKind> TIMED =
      EnumSet.of(
          FindingKind.CONNECTION_HELD_IDLE,
          FindingKind.LONG_TRANSACTION,
          FindingKind.IDLE_IN_TRANSACTION);

  private final ShapeCache shapes = new ShapeCache(1 << 20);
  private final AtomicLong now = new AtomicLong(1);

  private List<Finding> findings(Set<FindingKind> kinds, Consumer<OpenScope> work) {
    List<Finding> findings = new ArrayList<>();
    Detection detection = new Detection(Thresholds.sensitive(Duration.ofSeconds(60)), kinds);
    Scopes scopes =
        new Scopes(
            LedgerLimits.DEFAULT, now::get, ledger -> findings.addAll(detection.findings(ledger)));
    OpenScope scope = scopes.open("job");
    work.accept(scope);
    scopes.end(scope);
    return findings;
  }

  private static long millis(long count) {
    return count * 1_000_000;
  }

  private static ConnectionUse use(long millis, long longestIdle, End end) {
    return new ConnectionUse(
        millis(millis), millis(longestIdle), millis(longestIdle), 2, 1, end, 0);
  }

  private void sent(OpenScope scope, String sql, long atMillis) {
    Scopes scopes = new Scopes(LedgerLimits.DEFAULT, now::get, ledger -> {});
    scopes.count(
        new Execution(
            shapes.get(sql, Dialect.GENERIC),
            new long[8],
            0,
            millis(atMillis),
            millis(1),
            false,
            null),
        scope,
        CallPath.unknown());
  }

  private static ScopeFinding only(List<Finding> findings, FindingKind kind) {
    assertThat(findings).extracting(Finding::kind).containsExactly(kind);
    return (ScopeFinding) findings.get(0);
  }

  @Test
  void aPauseOfASecondInATransactionIsTold() {
    ScopeFinding finding =
        only(
            findings(
                TIMED,
                scope -> {
                  sent(scope, "update author set name = 'a' where id = 1", 10);
                  sent(scope, "select id from book where id = 2", 20);
                  sent(scope, "delete from book where id = 2", 1_030);
                  scope.ledger().clocks().transaction(use(1_050, 1_009, End.COMMITTED));
                  scope.ledger().clocks().released(use(1_060, 1_040, End.CLOSED));
                }),
            FindingKind.IDLE_IN_TRANSACTION);
    assertThat(finding.longest()).isEqualTo(Duration.ofMillis(1_009));
    assertThat(finding.threshold()).isEqualTo(1_000);
    assertThat(finding.number()).isEqualTo(1);
    assertThat(finding.shape().text()).startsWith("select id from book");
    assertThat(finding.callSite()).isEqualTo(CallSite.unknown());
  }

  @Test
  void whatPausesAfterTheLastStatementIsToldOfThat() {
    ScopeFinding finding =
        only(
            findings(
                TIMED,
                scope -> {
                  sent(scope, "update author set name = 'a' where id = 1", 10);
                  scope.ledger().clocks().transaction(use(2_000, 1_500, End.COMMITTED));
                }),
            FindingKind.IDLE_IN_TRANSACTION);
    assertThat(finding.shape().text()).startsWith("update author");
  }

  @Test
  void aPauseOfALeaseOutsideOfTransactionsIsTold() {
    ScopeFinding finding =
        only(
            findings(
                TIMED,
                scope -> {
                  scope.ledger().clocks().transaction(use(600, 500, End.COMMITTED));
                  scope.ledger().clocks().released(use(3_000, 2_000, End.CLOSED));
                  scope.ledger().clocks().released(use(1_800, 1_700, End.CLOSED));
                }),
            FindingKind.CONNECTION_HELD_IDLE);
    assertThat(finding.number()).isEqualTo(2);
    assertThat(finding.longest()).isEqualTo(Duration.ofSeconds(2));
    assertThat(finding.summary())
        .isEqualTo(
            "Connection held idle: no statement for 2000 ms (threshold 1000 ms), in 2 connections");
  }

  @Test
  void aPauseInATransactionIsOneOfTheLeaseForWhoAsksOnlyForThat() {
    only(
        findings(
            EnumSet.of(FindingKind.CONNECTION_HELD_IDLE),
            scope -> {
              scope.ledger().clocks().transaction(use(1_600, 1_500, End.COMMITTED));
              scope.ledger().clocks().released(use(1_700, 1_500, End.CLOSED));
            }),
        FindingKind.CONNECTION_HELD_IDLE);
  }

  @Test
  void aTransactionOfFiveSecondsIsLongHoweverBusyItIs() {
    ScopeFinding finding =
        only(
            findings(
                TIMED,
                scope -> {
                  sent(scope, "update author set name = 'a' where id = 1", 10);
                  sent(scope, "update book set pages = 1 where id = 2", 900);
                  scope.ledger().clocks().transaction(use(5_000, 900, End.ROLLED_BACK));
                }),
            FindingKind.LONG_TRANSACTION);
    assertThat(finding.longest()).isEqualTo(Duration.ofSeconds(5));
    assertThat(finding.shape().text()).startsWith("update author");
  }

  @Test
  void shorterOnesAreFine() {
    assertThat(
            findings(
                EnumSet.allOf(FindingKind.class),
                scope -> {
                  scope.ledger().clocks().transaction(use(4_999, 999, End.COMMITTED));
                  scope.ledger().clocks().released(use(20_000, 999, End.CLOSED));
                }))
        .isEmpty();
  }

  @Test
  void whatNobodyAsksForIsNotTold() {
    assertThat(
            findings(
                Detection.onByDefault(),
                scope -> {
                  scope.ledger().clocks().transaction(use(60_000, 50_000, End.COMMITTED));
                  scope.ledger().clocks().released(use(60_000, 50_000, End.CLOSED));
                }))
        .isEmpty();
  }

  @Test
  void connectionsOfTwoDataSourcesOrThreadsDoNotWaitForEachOther() {
    Object one = new Object();
    Object other = new Object();
    List<Finding> findings =
        findings(
            EnumSet.allOf(FindingKind.class),
            scope -> {
              scope.ledger().clocks().leased(one, CallPath.unknown());
              scope.ledger().clocks().leased(other, CallPath.unknown());
              Thread thread =
                  new Thread(() -> scope.ledger().clocks().leased(other, CallPath.unknown()));
              thread.start();
              join(thread);
            });
    assertThat(findings).isEmpty();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
