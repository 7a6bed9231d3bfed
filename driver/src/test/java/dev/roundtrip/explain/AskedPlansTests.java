package dev.roundtrip.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Environment;
import dev.roundtrip.Explanation;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.contract.Engine;
import dev.roundtrip.plan.Access;
import dev.roundtrip.plan.PlanKind;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Plans that somebody asks for. */
class AskedPlansTests {

  @ParameterizedTest
  @EnumSource(Engine.class)
  void planIsToldForTheValuesThatAreGiven(Engine engine) throws SQLException {
    try (Roundtrip roundtrip = Roundtrip.builder().environment(Environment.PRODUCTION).build()) {
      DataSource observed = roundtrip.wrap(Sales.in(engine));
      Scope scope = roundtrip.openScope("asked");
      Explanation explanation = roundtrip.explain(observed, Sales.BY_NOTE, "note 7");
      scope.close();

      assertThat(explanation.noPlan()).isNull();
      assertThat(Objects.requireNonNull(explanation.plan()).kind()).isEqualTo(PlanKind.ESTIMATED);
      assertThat(explanation.toString())
          .containsIgnoringCase("reads all of plan_sale")
          .doesNotContain("note 7");
      assertThat(scope.statements()).isZero();
    }
  }

  @Test
  void withoutValuesPostgreSqlTellsTheGenericPlan() throws SQLException {
    try (Roundtrip roundtrip = Roundtrip.builder().build()) {
      Explanation explanation =
          roundtrip.explain(
              Sales.in(Engine.POSTGRESQL),
              "select amount from plan_sale where id = ? or note = '?'");

      assertThat(explanation.noPlan()).isNull();
      assertThat(Objects.requireNonNull(explanation.plan()).kind()).isEqualTo(PlanKind.GENERIC);
      assertThat(explanation.toString()).contains("estimated for any values");
    }
  }

  @Test
  void withoutValuesOthersSaySo() throws SQLException {
    try (Roundtrip roundtrip = Roundtrip.builder().build()) {
      assertThat(roundtrip.explain(Sales.in(Engine.H2), Sales.BY_NOTE).noPlan())
          .isEqualTo("its 1 values are not known, and H2 has no plan for any values");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void statementsThatWriteAreExplainedAndNotExecuted(Engine engine) throws SQLException {
    DataSource dataSource = Sales.in(engine);
    try (Roundtrip roundtrip = Roundtrip.builder().build()) {
      Explanation delete =
          roundtrip.explain(dataSource, "delete from plan_sale where note = ?", "note 7");
      Explanation update =
          roundtrip.explain(dataSource, "update plan_sale set amount = ? where id = ?", 2, 17L);

      assertThat(delete.noPlan()).isNull();
      assertThat(Objects.requireNonNull(delete.plan()).nodes())
          .anyMatch(node -> node.access() == Access.FULL_SCAN);
      assertThat(update.noPlan()).isNull();
      assertThat(Objects.requireNonNull(update.plan()).nodes())
          .noneMatch(node -> node.access() == Access.FULL_SCAN);
    }
    assertThat(Sales.count(dataSource)).isEqualTo(20_000);
  }

  @Test
  void mistakeInTheStatementIsAReasonNotAnException() throws SQLException {
    try (Roundtrip roundtrip = Roundtrip.builder().build()) {
      assertThat(roundtrip.explain(Sales.in(Engine.H2), "select nothing from nowhere").toString())
          .startsWith("no plan: it reads a table that a connection of our own does not see");
      assertThat(roundtrip.explain(Sales.in(Engine.H2), "select 1; delete from plan_sale").noPlan())
          .startsWith("its text may be more than one statement");
    }
  }
}
