package dev.roundtrip.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Environment;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.contract.Engine;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.SlowStatementFinding;
import dev.roundtrip.internal.report.FindingText;
import dev.roundtrip.plan.Access;
import dev.roundtrip.plan.Plan;
import dev.roundtrip.plan.PlanKind;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlowPlansTests {

  @ParameterizedTest
  @EnumSource(Engine.class)
  void slowStatementCarriesItsPlan(Engine engine) throws SQLException {
    try (Roundtrip roundtrip = Sales.everything().build()) {
      DataSource dataSource = roundtrip.wrap(Sales.in(engine));
      Scope scope = roundtrip.openScope("sales");
      Sales.readByNote(dataSource, "note 7");
      scope.close();

      SlowStatementFinding finding = only(scope);
      assertThat(finding.noPlan()).isNull();
      Plan plan = Sales.plan(finding);
      assertThat(plan.kind()).isEqualTo(PlanKind.ESTIMATED);
      assertThat(plan.nodes())
          .anySatisfy(
              node -> {
                assertThat(node.access()).isEqualTo(Access.FULL_SCAN);
                assertThat(node.relation()).isEqualToIgnoringCase("plan_sale");
              });
      assertThat(FindingText.of(finding).lines())
          .anyMatch(line -> line.strip().startsWith("plan ") && line.contains(">"))
          .anyMatch(
              line -> line.matches("(?i)\\s+reason\\s+reads all of plan_sale.* where .*note.*"));
      assertThat(roundtrip.ownFailures()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void statementWithLiteralsIsExplainedAsItWasSent(Engine engine) throws SQLException {
    try (Roundtrip roundtrip = Sales.everything().build()) {
      DataSource dataSource = roundtrip.wrap(Sales.in(engine));
      Scope scope = roundtrip.openScope("sales");
      Sales.read(dataSource, "select amount from plan_sale where id = 17");
      scope.close();

      Plan plan = Sales.plan(only(scope));
      assertThat(plan.nodes()).noneMatch(node -> node.access() == Access.FULL_SCAN);
    }
  }

  @Test
  void valuesAreBoundByTheSetterThatTheApplicationUsed() throws SQLException {
    String byId = "select amount from plan_sale where id = ?";
    try (Roundtrip roundtrip = Sales.everything().build()) {
      DataSource dataSource = roundtrip.wrap(Sales.in(Engine.POSTGRESQL));
      Scope scope = roundtrip.openScope("sales");
      try (Connection connection = dataSource.getConnection();
          PreparedStatement statement = connection.prepareStatement(byId)) {
        statement.setBigDecimal(1, new BigDecimal(17));
        Sales.readAll(statement.executeQuery());
      }
      scope.close();
      Plan converted = Sales.plan(only(scope));
      assertThat(converted.nodes())
          .anySatisfy(
              node -> {
                assertThat(node.access()).isEqualTo(Access.FULL_SCAN);
                assertThat(node.filter()).contains("::numeric");
              });
      assertThat(FindingText.of(only(scope)))
          .contains("value 1 is bound by setBigDecimal, so that PostgreSQL converts plan_sale.id");

      Scope other = roundtrip.openScope("sales by long");
      try (Connection connection = dataSource.getConnection();
          PreparedStatement statement = connection.prepareStatement(byId)) {
        statement.setLong(1, 17);
        Sales.readAll(statement.executeQuery());
      }
      other.close();
      Plan direct = Sales.plan(only(other));
      assertThat(direct.nodes()).noneMatch(node -> node.access() == Access.FULL_SCAN);
    }
  }

  @Test
  void everySetterIsReplayed() throws SQLException {
    String sql = "select amount from plan_sale where id > ? and note <> ? and amount < ?";
    try (Roundtrip roundtrip = Sales.everything().build()) {
      DataSource dataSource = roundtrip.wrap(Sales.in(Engine.H2));
      Scope scope = roundtrip.openScope("sales");
      try (Connection connection = dataSource.getConnection();
          PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setObject(1, 19_990);
        statement.setNString(2, null);
        statement.setObject(3, "7", java.sql.Types.INTEGER);
        Sales.readAll(statement.executeQuery());
      }
      scope.close();

      assertThat(only(scope).plan()).isNotNull();
    }
  }

  @Test
  void streamIsNotReadASecondTime() throws SQLException {
    try (Roundtrip roundtrip = Sales.everything().build()) {
      DataSource dataSource = roundtrip.wrap(Sales.in(Engine.H2));
      Scope scope = roundtrip.openScope("sales");
      try (Connection connection = dataSource.getConnection();
          PreparedStatement statement = connection.prepareStatement(Sales.BY_NOTE)) {
        statement.setCharacterStream(1, new StringReader("note 7"));
        Sales.readAll(statement.executeQuery());
      }
      scope.close();

      SlowStatementFinding finding = only(scope);
      assertThat(finding.plan()).isNull();
      assertThat(finding.noPlan()).startsWith("value 1 of it is a stream");
      assertThat(FindingText.of(finding)).contains("  no plan    value 1 of it is a stream");
    }
  }

  @Test
  void nothingIsAskedWhereItIsSwitchedOff() throws SQLException {
    CountedDataSource counted = new CountedDataSource(Sales.in(Engine.H2));
    try (Roundtrip roundtrip = Sales.everything().explain(false).build()) {
      Scope scope = roundtrip.openScope("sales");
      Sales.readByNote(roundtrip.wrap(counted.dataSource()), "note 7");
      scope.close();

      assertThat(only(scope).plan()).isNull();
      assertThat(only(scope).noPlan()).isNull();
    }
    assertThat(counted.connections()).isEqualTo(1);
  }

  @Test
  void inProductionNothingIsAskedUnlessItIsSwitchedOn() throws SQLException {
    CountedDataSource counted = new CountedDataSource(Sales.in(Engine.H2));
    try (Roundtrip roundtrip = Sales.everything().environment(Environment.PRODUCTION).build()) {
      Sales.readByNote(roundtrip.wrap(counted.dataSource()), "note 7");
    }
    assertThat(counted.connections()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void inProductionAnotherThreadAsksAndAdvisesOnceForEachShape(boolean advice) throws Exception {
    CountedDataSource counted = new CountedDataSource(Sales.in(Engine.H2));
    BlockingQueue<Finding> findings = new LinkedBlockingQueue<>();
    BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
    try (Roundtrip roundtrip =
        Sales.everything()
            .environment(Environment.PRODUCTION)
            .explain(true)
            .advice(advice)
            .onFinding(
                finding -> {
                  threads.add(Thread.currentThread());
                  findings.add(finding);
                })
            .build()) {
      DataSource dataSource = roundtrip.wrap(counted.dataSource());
      Sales.readByNote(dataSource, "note 7");
      SlowStatementFinding first = Sales.slow(List.of(next(findings))).get(0);
      assertThat(first.plan()).isNotNull();
      assertThat(first.recommendations().isEmpty()).isEqualTo(!advice);
      assertThat(threads.take()).isNotSameAs(Thread.currentThread());

      Sales.readByNote(dataSource, "note 8");
      SlowStatementFinding second = Sales.slow(List.of(next(findings))).get(0);
      assertThat(second.plan()).isSameAs(first.plan());
      assertThat(second.recommendations()).isSameAs(first.recommendations());
      if (advice) {
        assertThat(second.advice()).isSameAs(first.advice());
      }
      assertThat(threads.take()).isSameAs(Thread.currentThread());
    }
    assertThat(counted.connections()).isEqualTo(3); // Twice the application's, once ours.
  }

  private static Finding next(BlockingQueue<Finding> findings) throws InterruptedException {
    Finding finding = findings.poll(30, TimeUnit.SECONDS);
    assertThat(finding).isNotNull();
    return finding;
  }

  private static SlowStatementFinding only(Scope scope) {
    assertThat(Sales.slow(scope)).hasSize(1);
    return Sales.slow(scope).get(0);
  }
}
