package dev.roundtrip.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.contract.Engine;
import dev.roundtrip.finding.SlowStatementFinding;
import dev.roundtrip.internal.report.FindingText;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MissingIndexTests {

  private static final String LINES =
      """
      select p.code, sum(l.quantity) from purchase p join line l on l.purchase_id = p.id
      where p.id in (?, ?, ?) group by p.code
      """;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void selectiveFilterOnALargeTableAsksForItsColumns(Engine engine) throws SQLException {
    SlowStatementFinding finding =
        Shop.slow(
            engine, "select id, total from purchase where state = ? and buyer_id = ?", "done", 7L);

    assertThat(Shop.codes(finding)).containsExactly("missing-index");
    assertThat(Shop.sql(finding))
        .isEqualTo("CREATE INDEX purchase_by_buyer_id_state ON purchase (buyer_id, state)");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void rangeStandsBehindTheEqualities(Engine engine) throws SQLException {
    SlowStatementFinding finding =
        Shop.slow(engine, "select id from purchase where total > ? and buyer_id = ?", 10, 7L);

    assertThat(Shop.sql(finding))
        .isEqualTo("CREATE INDEX purchase_by_buyer_id_total ON purchase (buyer_id, total)");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void joinOfFewRowsWithALargeTableAsksForItsColumn(Engine engine) throws SQLException {
    SlowStatementFinding finding = Shop.slow(engine, LINES, 100L, 110L, 120L);

    assertThat(Shop.codes(finding)).containsExactly("missing-index");
    assertThat(Shop.sql(finding))
        .isEqualTo("CREATE INDEX line_by_purchase_id ON line (purchase_id)");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void filterThatKeepsMostRowsAsksForNothing(Engine engine) throws SQLException {
    SlowStatementFinding finding =
        Shop.slow(engine, "select count(*) from purchase where state = ?", "done");

    assertThat(finding.recommendations()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void smallTableAsksForNothing(Engine engine) throws SQLException {
    SlowStatementFinding finding = Shop.slow(engine, "select id from buyer where email = ?", "a");

    assertThat(finding.recommendations()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void indexWithTheColumnBehindAnotherOneIsNamed(Engine engine) throws SQLException {
    Shop.run(engine, "create index purchase_x on purchase (state, total)");
    try {
      SlowStatementFinding finding =
          Shop.slow(engine, "select code from purchase where total = ? and buyer_id > ?", 17, 0L);
      // PostgreSQL from 18 on can skip over the leading column by itself.
      if (finding.recommendations().isEmpty()) {
        assertThat(Shop.usesIndex(finding, "purchase_x")).as(FindingText.of(finding)).isTrue();
        return;
      }
      assertThat(finding.recommendations().get(0).cause()).containsIgnoringCase("no index begins");
    } finally {
      Shop.run(engine, "drop index purchase_x" + (engine == Engine.MARIADB ? " on purchase" : ""));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void indexThatExistsIsNotProposed(Engine engine) throws SQLException {
    for (String sql :
        new String[] {
          "select id, total from twin_purchase where state = ? and buyer_id = ?",
          "select id, total from twin_purchase where buyer_id = ? and state = ?"
        }) {
      boolean stateFirst = sql.indexOf("state =") < sql.indexOf("buyer_id =");
      SlowStatementFinding finding =
          stateFirst ? Shop.slow(engine, sql, "done", 7L) : Shop.slow(engine, sql, 7L, "done");
      assertThat(finding.recommendations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void slowStatementWithAFinePlanIsToldSo(Engine engine) throws SQLException {
    SlowStatementFinding finding =
        Shop.slow(engine, "select code from twin_purchase where id = ?", 17L);

    assertThat(finding.recommendations()).isEmpty();
    assertThat(finding.advice().text()).startsWith("Its plan is fine").contains("lock");
  }
}
