package dev.roundtrip.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import dev.roundtrip.AllowQueries;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.finding.Allowance;
import dev.roundtrip.finding.AllowedFinding;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.ScopeReport;
import dev.roundtrip.finding.Verdict;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What is meant is counted and told, not reported, and asked for again when nobody needs it. */
class AllowanceTests {

  private static final String SHAPE = "select title from book where author_id = ?";

  private final List<Finding> findings = new ArrayList<>();

  private Roundtrip roundtrip(Allowance... entries) {
    return Roundtrip.builder().allow(entries).onFinding(findings::add).build();
  }

  private static ScopeReport nPlusOne(Roundtrip roundtrip) throws SQLException {
    DataSource dataSource = roundtrip.wrap(Bookshop.create());
    Scope scope = roundtrip.openScope("GET /authors");
    try (scope) {
      Bookshop.nPlusOne(dataSource, 4);
    }
    assertThat(roundtrip.ownFailures()).isZero();
    return scope.report();
  }

  private void assertAllowed(Allowance allowance) throws SQLException {
    Roundtrip roundtrip = roundtrip(allowance);
    ScopeReport report = nPlusOne(roundtrip);

    assertThat(findings).isEmpty();
    assertThat(report.findings()).isEmpty();
    assertThat(report.verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(report.allowed())
        .singleElement()
        .satisfies(allowed -> assertThat(allowed.reason()).isEqualTo(allowance.reason()))
        .extracting(allowed -> allowed.finding().kind())
        .isEqualTo(FindingKind.N_PLUS_ONE);
    assertThat(roundtrip.staleAllowances()).isEmpty();
  }

  private void assertNotAllowed(Allowance allowance) throws SQLException {
    Roundtrip roundtrip = roundtrip(allowance);
    ScopeReport report = nPlusOne(roundtrip);

    assertThat(findings).hasSize(1).isEqualTo(report.findings());
    assertThat(report.verdict()).isEqualTo(Verdict.FINDINGS);
    assertThat(report.allowed()).isEmpty();
    assertThat(roundtrip.staleAllowances()).containsExactly(allowance);
  }

  @Test
  void byFingerprint() throws SQLException {
    String fingerprint = nPlusOne(roundtrip()).findings().get(0).fingerprint();
    findings.clear();

    assertAllowed(Allowance.fingerprint(fingerprint, "known since spring"));
    assertNotAllowed(Allowance.fingerprint("0123456789abcdef", "another one"));
  }

  @Test
  void byShape() throws SQLException {
    assertAllowed(Allowance.shape(SHAPE, "the list is short"));
    assertAllowed(Allowance.shape("SELECT * from book*", "the list is short"));
    assertAllowed(Allowance.shape("table:book", "the list is short"));
    assertNotAllowed(Allowance.shape("table:author", "the list is short"));
  }

  @Test
  void byTheCodeOfAnyFrame() throws SQLException {
    assertAllowed(Allowance.code(Bookshop.class.getName(), "fixture"));
    assertAllowed(Allowance.code(AllowanceTests.class.getName(), "calls the fixture"));
    assertAllowed(Allowance.code("dev.roundtrip.contract", "all tests here"));
  }

  @Test
  void notByTheCodeOfAClassWhoseNameOnlyBeginsLikeIt() throws SQLException {
    assertNotAllowed(Allowance.code("dev.roundtrip.contract.Book", "no such class"));
  }

  @Test
  void allowedFindingsAreInTheScopesLine() throws SQLException {
    try (LogCapture log = new LogCapture()) {
      nPlusOne(roundtrip(Allowance.shape("table:book", "the list is short")));
      assertThat(log.at(Level.WARN)).isEmpty();
      assertThat(log.at(Level.INFO).get(0)).endsWith(" → 1 finding allowed (the list is short)");
    }
  }

  @AllowQueries(reason = "the cache is warmed once")
  private static void warmUp(DataSource dataSource) throws SQLException {
    Bookshop.nPlusOne(dataSource, 4);
  }

  @AllowQueries(reason = "each tenant has a partition")
  private static void forEachTenant(DataSource dataSource) throws SQLException {
    for (int tenant = 0; tenant < 6; tenant++) {
      Bookshop.titles(dataSource, Bookshop.author(tenant));
    }
  }

  @FunctionalInterface
  private interface Work {
    void on(DataSource dataSource) throws SQLException;
  }

  private static ScopeReport report(Roundtrip roundtrip, Work work) throws SQLException {
    DataSource dataSource = roundtrip.wrap(Bookshop.create());
    Scope scope = roundtrip.openScope("work");
    try (scope) {
      work.on(dataSource);
    }
    assertThat(roundtrip.ownFailures()).isZero();
    return scope.report();
  }

  @Test
  void aMarkOnTheMethodIsCountedAndToldLikeAnEntry() throws SQLException {
    assertThat(report(roundtrip(), AllowanceTests::warmUp).allowed())
        .extracting(AllowedFinding::reason)
        .containsExactly("the cache is warmed once");
    assertThat(report(roundtrip(), AllowanceTests::forEachTenant).allowed())
        .singleElement()
        .satisfies(
            allowed -> {
              assertThat(allowed.reason()).isEqualTo("each tenant has a partition");
              assertThat(allowed.finding().kind()).isEqualTo(FindingKind.LOOKUP_IN_LOOP);
              assertThat(allowed.finding().occurrences()).isEqualTo(6);
            });
    assertThat(findings).isEmpty();
  }

  @Test
  void theSameLoopWithoutTheMarkIsReportedBesideTheOneThatHasIt() throws SQLException {
    ScopeReport report =
        report(
            roundtrip(),
            dataSource -> {
              warmUp(dataSource);
              Bookshop.nPlusOne(dataSource, 5);
            });

    assertThat(report.allowed()).hasSize(1);
    assertThat(report.findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.occurrences()).isEqualTo(5));
  }

  @Test
  void whatNothingMatchedIsSaidOnceStatementsWereSeen() throws SQLException {
    Allowance stale = Allowance.code("com.acme.Gone", "was slow once");
    try (LogCapture log = new LogCapture()) {
      Roundtrip idle = roundtrip(stale);
      try (Scope scope = idle.openScope("nothing")) {
        assertThat(scope.statements()).isZero();
      }
      idle.close();
      assertThat(log.at(Level.WARN)).isEmpty();

      Roundtrip busy = roundtrip(stale, Allowance.shape("table:book", "the list is short"));
      nPlusOne(busy);
      busy.close();
      assertThat(log.at(Level.WARN))
          .containsExactly(
              "This allowance matched no finding and may be out of date: "
                  + "code:com.acme.Gone because was slow once");
    }
  }

  @Test
  void anEntryWithoutAReasonIsRefused() {
    assertThatThrownBy(() -> Allowance.code("com.acme", " "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The allowance of code:com.acme has no reason; say why it is right");
    assertThatThrownBy(() -> Allowance.code(" ", "because"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Allowance.fingerprint("ABCDEF0123456789", "shouted"))
        .hasMessageContaining("16 hexadecimal digits in lower case");
  }
}
