package dev.roundtrip.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Environment;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.contract.Engine;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.LookupInLoopFinding;
import dev.roundtrip.finding.NPlusOneFinding;
import dev.roundtrip.internal.report.FindingText;
import dev.roundtrip.plan.Access;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Statements that are fast each, and many: their shape's plan belongs to the finding too. */
class RepeatedPlansTests {

  @ParameterizedTest
  @EnumSource(Engine.class)
  void childOfAnNPlusOneCarriesItsPlan(Engine engine) throws SQLException {
    try (Roundtrip roundtrip = Roundtrip.builder().build()) {
      DataSource dataSource = roundtrip.wrap(Sales.in(engine));
      Scope scope = roundtrip.openScope("n plus one");
      readSalesOfNotes(dataSource);
      scope.close();

      NPlusOneFinding finding = (NPlusOneFinding) scope.report().findings().get(0);
      assertThat(finding.noPlan()).isNull();
      assertThat(finding.plan()).isNotNull();
      assertThat(finding.children().get(0).plan()).isSameAs(finding.plan());
      assertThat(Objects.requireNonNull(finding.plan()).nodes())
          .anyMatch(node -> node.access() == Access.FULL_SCAN && node.relation() != null);
      assertThat(FindingText.of(finding)).containsIgnoringCase("reads all of plan_sale");
      assertThat(finding.toString()).doesNotContain("note 3");
      assertThat(roundtrip.ownFailures()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void lookupInALoopCarriesItsPlanAndIsSilentAboutAGoodOne(Engine engine) throws SQLException {
    try (Roundtrip roundtrip = Roundtrip.builder().build()) {
      DataSource dataSource = roundtrip.wrap(Sales.in(engine));
      Scope scope = roundtrip.openScope("loop");
      lookUpIds(dataSource, 7);
      scope.close();

      LookupInLoopFinding finding = (LookupInLoopFinding) scope.report().findings().get(0);
      assertThat(finding.plan()).isNotNull();
      assertThat(Objects.requireNonNull(finding.plan()).nodes())
          .noneMatch(node -> node.access() == Access.FULL_SCAN);
      assertThat(FindingText.of(finding)).doesNotContain("plan  ").doesNotContain("reason");
    }
  }

  @Test
  void inProductionTheFindingComesWhenItsPlanIsThere() throws Exception {
    BlockingQueue<Finding> findings = new LinkedBlockingQueue<>();
    try (Roundtrip roundtrip =
        Roundtrip.builder()
            .environment(Environment.PRODUCTION)
            .costGate(Duration.ZERO, 0)
            .explain(true)
            .onFinding(findings::add)
            .build()) {
      DataSource dataSource = roundtrip.wrap(Sales.in(Engine.H2));
      try (Scope scope = roundtrip.openScope("loop")) {
        lookUpIds(dataSource, 7);
      }
      Finding finding = Objects.requireNonNull(findings.poll(30, TimeUnit.SECONDS));
      assertThat(finding).isInstanceOf(LookupInLoopFinding.class);
      assertThat(finding.plan()).isNotNull();
    }
  }

  private static void lookUpIds(DataSource dataSource, int many) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      for (long id : List.of(5L, 90L, 17L, 1_044L, 31L, 8_000L, 2L).subList(0, many)) {
        try (PreparedStatement statement =
            connection.prepareStatement("select amount from plan_sale where id = ?")) {
          statement.setLong(1, id);
          Sales.readAll(statement.executeQuery());
        }
      }
    }
  }

  private static void readSalesOfNotes(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement notes =
            connection.prepareStatement(
                "select note from plan_sale where id in (17, 5, 3, 91) order by id");
        ResultSet rows = notes.executeQuery()) {
      while (rows.next()) {
        String note = rows.getString(1);
        try (PreparedStatement sales = connection.prepareStatement(Sales.BY_NOTE)) {
          sales.setString(1, note);
          Sales.readAll(sales.executeQuery());
        }
      }
    }
  }
}
