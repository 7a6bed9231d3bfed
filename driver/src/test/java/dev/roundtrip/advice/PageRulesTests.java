package dev.roundtrip.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.contract.Engine;
import dev.roundtrip.finding.SlowStatementFinding;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What several statements of one scope tell together. */
class PageRulesTests {

  private static final String PAGE =
      "select p.id, p.code from twin_purchase p where p.state = ? order by p.placed limit 20";

  @ParameterizedTest
  @EnumSource(Engine.class)
  void countOfTheRowsOfAPageIsTold(Engine engine) throws SQLException {
    SlowStatementFinding count =
        count(engine, "select count(p.id) from twin_purchase p where p.state = ?");

    assertThat(Shop.codes(count)).containsExactly("count-beside-page");
    assertThat(count.recommendations().get(0).text()).contains("Slice");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void countOfOtherRowsIsNot(Engine engine) throws SQLException {
    assertThat(
            count(
                    engine,
                    "select count(*) from twin_purchase p where p.buyer_id > 0 and p.state = ?")
                .recommendations())
        .isEmpty();
  }

  private static SlowStatementFinding count(Engine engine, String sql) throws SQLException {
    return Shop.found(
            Shop.in(engine),
            Roundtrip.builder(),
            connection -> {
              Shop.send(connection, PAGE, "done");
              Shop.send(connection, sql, "done");
            })
        .stream()
        .filter(finding -> finding.shape().text().startsWith("select count"))
        .findFirst()
        .orElseThrow();
  }
}
