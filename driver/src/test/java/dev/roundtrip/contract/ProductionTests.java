package dev.roundtrip.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Environment;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.internal.callsite.CallPath;
import dev.roundtrip.internal.callsite.FrameFilter;
import dev.roundtrip.internal.callsite.StackReader;
import dev.roundtrip.internal.detect.Detection;
import dev.roundtrip.internal.detect.Thresholds;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.LedgerLimits;
import dev.roundtrip.internal.scope.OpenScope;
import dev.roundtrip.internal.scope.Scopes;
import dev.roundtrip.internal.sql.Dialect;
import dev.roundtrip.internal.sql.ParsedSql;
import dev.roundtrip.internal.sql.ShapeCache;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What production reports: the gate by cost is tried with durations that the test makes up. */
class ProductionTests {

  private static final ParsedSql LOOKUP =
      new ShapeCache(1 << 20).get("select title from book where author_id = ?", Dialect.H2);

  @Test
  void twoRepetitionsAreSilentHoweverLargeTheirShare() throws SQLException {
    List<Finding> findings = new ArrayList<>();
    Roundtrip roundtrip =
        Roundtrip.builder().environment(Environment.PRODUCTION).onFinding(findings::add).build();
    DataSource dataSource = roundtrip.wrap(Bookshop.create());
    try (Scope scope = roundtrip.openScope("request")) {
      Bookshop.nPlusOne(dataSource, 2);
      assertThat(scope.statements()).isEqualTo(3);
    }
    assertThat(findings).isEmpty();
    assertThat(roundtrip.ownFailures()).isZero();
  }

  /** Below 50 ms in all and below a fifth of the scope nothing is said; either is enough. */
  @ParameterizedTest
  @CsvSource({
    "10, 4999, 1000, false",
    "10, 5000, 1000, true",
    "10, 4000, 200, true",
    "10, 3999, 200, false",
    "4, 1000000, 1000000, false",
    "5, 10000, 1000000, true",
  })
  void lookupsAreReportedFromTheirCostOn(
      int lookups, long microsEach, long scopeMillis, boolean reported) {
    List<Finding> findings =
        findings(Thresholds.production(Duration.ofMillis(200)), lookups, microsEach, scopeMillis);
    assertThat(findings).hasSize(reported ? 1 : 0);
  }

  @Test
  void testsReportWhatCostsNothing() {
    Thresholds sensitive = Thresholds.sensitive(Duration.ofMillis(200));
    assertThat(findings(sensitive, 3, 0, 1_000)).hasSize(1);
    assertThat(findings(sensitive, 2, 0, 1_000)).isEmpty();
  }

  /** A scope of that length in which one line looked up keys that nothing supplied. */
  private static List<Finding> findings(
      Thresholds thresholds, int lookups, long microsEach, long scopeMillis) {
    List<Finding> findings = new ArrayList<>();
    Detection detection = new Detection(thresholds, Judge.OF_LOOPS);
    AtomicLong now = new AtomicLong();
    Scopes scopes =
        new Scopes(
            LedgerLimits.DEFAULT, now::get, ledger -> findings.addAll(detection.findings(ledger)));
    CallPath path = new StackReader(new FrameFilter(List.of()), element -> null).read();
    OpenScope scope = scopes.open("request");
    for (int i = 0; i < lookups; i++) {
      long nanos = microsEach * 1_000;
      long[] key = {100L + i};
      Execution execution = new Execution(LOOKUP, key, 0, now.get(), nanos, false, null);
      scopes.count(execution, scope, path);
      execution.read(1, 0);
    }
    now.set(scopeMillis * 1_000_000);
    scopes.end(scope);
    return findings;
  }
}
