package dev.roundtrip.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Environment;
import dev.roundtrip.Proving;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.contract.Engine;
import dev.roundtrip.finding.Change;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.Proof;
import dev.roundtrip.finding.Recommendation;
import dev.roundtrip.finding.SlowStatementFinding;
import dev.roundtrip.internal.report.FindingText;
import dev.roundtrip.plan.Access;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SandboxTests {

  private static final String SQL = "select id, total from purchase where buyer_id = ?";

  @ParameterizedTest
  @EnumSource(Engine.class)
  void indexIsTriedWhereNobodySeesIt(Engine engine) throws SQLException {
    List<String> before = indexes(engine);
    SlowStatementFinding finding = tried(engine, SQL, 7L);

    Recommendation first = finding.recommendations().get(0);
    Proof proof = Objects.requireNonNull(first.proof(), String.valueOf(first.notProved()));
    assertThat(proof.before()).isNotNull();
    assertThat(proof.after()).isNotNull();
    assertThat(Objects.requireNonNull(proof.planBefore()).nodes())
        .anyMatch(node -> node.access() == Access.FULL_SCAN);
    assertThat(Objects.requireNonNull(proof.planAfter()).nodes())
        .anyMatch(node -> "purchase_by_buyer_id".equalsIgnoreCase(node.index()));
    assertThat(proof.writes()).contains("each inserted row takes");
    if (engine == Engine.POSTGRESQL) {
      assertThat(proof.indexBytes()).isPositive();
    }
    assertThat(FindingText.of(finding)).contains("tried ").contains("→");
    assertThat(indexes(engine)).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void printedMigrationEndsTheFindingAndItsUndoBringsItBack(Engine engine) throws SQLException {
    String sql = "select p.code from purchase p where p.total = ? and p.state = ?";
    SlowStatementFinding finding = tried(engine, sql, 17, "done");
    Change change = Objects.requireNonNull(finding.recommendations().get(0).change());

    Shop.run(engine, change.forward());
    try {
      assertThat(Shop.slow(engine, sql, 17, "done").recommendations()).isEmpty();
    } finally {
      Shop.run(engine, Objects.requireNonNull(change.backward()));
    }
    assertThat(Shop.sql(Shop.slow(engine, sql, 17, "done"))).isEqualTo(change.forward());

    if (change.onlineForward() != null && change.onlineBackward() != null) {
      Shop.run(engine, change.onlineForward());
      assertThat(Shop.slow(engine, sql, 17, "done").recommendations()).isEmpty();
      Shop.run(engine, change.onlineBackward());
      assertThat(Shop.slow(engine, sql, 17, "done").recommendations()).isNotEmpty();
    }
  }

  @Test
  void productionHasNoSandbox() throws Exception {
    BlockingQueue<Finding> findings = new LinkedBlockingQueue<>();
    try (Roundtrip roundtrip =
            Roundtrip.builder()
                .environment(Environment.PRODUCTION)
                .explain(true)
                .proof(Proving.SANDBOX)
                .slowThreshold(Duration.ZERO)
                .onFinding(findings::add)
                .build();
        Connection connection = roundtrip.wrap(Shop.in(Engine.H2)).getConnection();
        PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setLong(1, 7);
      statement.executeQuery().close();
      connection.close();
      SlowStatementFinding finding = (SlowStatementFinding) findings.poll(30, TimeUnit.SECONDS);

      assertThat(finding).isNotNull();
      assertThat(Shop.codes(finding)).containsExactly("missing-index");
      assertThat(finding.recommendations().get(0).proof()).isNull();
    }
  }

  @Test
  void tableThatIsWrittenJustNowIsNotTouched() throws SQLException {
    try (Connection writer = Shop.in(Engine.POSTGRESQL).getConnection();
        Statement write = writer.createStatement()) {
      writer.setAutoCommit(false);
      write.execute("update purchase set total = total where id = 1");

      Recommendation first = tried(Engine.POSTGRESQL, SQL, 7L).recommendations().get(0);

      assertThat(first.proof()).isNull();
      assertThat(first.notProved()).contains("SQLState 55P03");
      writer.rollback();
    }
  }

  private static SlowStatementFinding tried(Engine engine, String sql, Object... values)
      throws SQLException {
    return Shop.slow(Shop.in(engine), Roundtrip.builder().proof(Proving.SANDBOX), sql, values);
  }

  private static List<String> indexes(Engine engine) throws SQLException {
    List<String> names = new ArrayList<>();
    String table = engine == Engine.H2 ? "PURCHASE" : "purchase";
    try (Connection connection = Shop.in(engine).getConnection();
        ResultSet rows = connection.getMetaData().getIndexInfo(null, null, table, false, false)) {
      while (rows.next()) {
        names.add(rows.getString("INDEX_NAME"));
      }
    }
    return names;
  }
}
