package dev.roundtrip.internal.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.internal.callsite.CallPath;
import dev.roundtrip.internal.sql.Dialect;
import dev.roundtrip.internal.sql.ParsedSql;
import dev.roundtrip.internal.sql.ShapeCache;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTests {

  private static final ParsedSql QUERY =
      new ShapeCache(1 << 20).get("select a from t where id = ?", Dialect.H2);

  private final List<Ledger> ended = new ArrayList<>();
  private final Scopes scopes = new Scopes(LedgerLimits.DEFAULT, () -> 0, ended::add);

  private static Execution execution() {
    return new Execution(QUERY, new long[] {1}, 0, 0, 5, false, null);
  }

  @Test
  void nothingIsLeftOnTheThreadOnceAScopeIsClosed() {
    assertThat(scopes.current()).isNull();
    OpenScope outer = scopes.open("outer");
    OpenScope inner = scopes.open("inner");
    assertThat(scopes.current()).isSameAs(inner);
    scopes.end(inner);
    assertThat(scopes.current()).isSameAs(outer);
    scopes.end(outer);
    assertThat(scopes.current()).isNull();
  }

  @Test
  void enteringAScopeThatHasEndedEntersTheOneAroundIt() {
    OpenScope outer = scopes.open("outer");
    OpenScope inner = scopes.open("inner");
    scopes.end(inner);
    scopes.restore(null);
    assertThat(scopes.enter(inner)).isNull();
    assertThat(scopes.current()).isSameAs(outer);
    scopes.end(outer);
    scopes.enter(inner);
    assertThat(scopes.current()).isNull();
  }

  @Test
  void anEndedScopeCountsNothingAndTheUnattributedDo() {
    OpenScope scope = scopes.open("over");
    scopes.count(execution(), scope, CallPath.unknown());
    scopes.end(scope);
    scopes.end(scope);
    scopes.count(execution(), scope, CallPath.unknown());
    scopes.count(execution(), null, CallPath.unknown());

    assertThat(ended).hasSize(1).first().extracting(Ledger::statements).isEqualTo(1L);
    assertThat(scopes.unattributed().statements()).isEqualTo(2);
    assertThat(scopes.unattributed().nanos()).isEqualTo(10);
  }

  @Test
  void rowsThatArriveAfterTheEndDoNotMakeAJudgedStatementSlow() {
    OpenScope scope = scopes.open("over");
    Execution early = execution();
    Execution late = execution();
    scopes.count(early, scope, CallPath.unknown());
    scopes.count(late, scope, CallPath.unknown());
    early.slow(CallPath.unknown());
    scopes.end(scope);
    late.slow(CallPath.unknown());

    assertThat(ended.get(0).slow()).containsExactly(early);
  }

  @Test
  void rowsBeyondAnIntAreCounted() {
    Execution execution = execution();
    execution.read(3_000_000_000L, 0);
    execution.read(2_000_000_000L, 0);
    execution.read(2_000_000_000L, 0);
    assertThat(execution.rows()).isEqualTo(7_000_000_000L);
  }

  @Test
  void anExecutionKnowsItsDataSourceBeforeAndInItsGroup() {
    Execution execution = execution();
    assertThat(execution.dataSource()).isEmpty();
    execution.sentOver("orders");
    assertThat(execution.dataSource()).isEqualTo("orders");
    OpenScope scope = scopes.open("scope");
    scopes.count(execution, scope, CallPath.unknown());
    assertThat(execution.dataSource()).isEqualTo("orders");
    assertThat(scope.ledger().groupsByShape().get(QUERY.shape()))
        .singleElement()
        .extracting(Group::dataSource)
        .isEqualTo("orders");
    scopes.end(scope);
  }
}
