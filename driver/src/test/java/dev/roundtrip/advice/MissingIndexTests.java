package dev.roundtrip.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.contract.Engine;
import dev.roundtrip.finding.Change;
import dev.roundtrip.finding.SlowStatementFinding;
import dev.roundtrip.internal.report.FindingText;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MissingIndexTests {

  @ParameterizedTest
  @EnumSource(Engine.class)
  void selectiveFilterOnALargeTableAsksForItsColumns(Engine engine) throws SQLException {
    SlowStatementFinding finding =
        Shop.slow(
            engine, "select id, total from purchase where buyer_id = ? and state = ?", 7L, "done");

    System.out.println(FindingText.of(finding));
    assertThat(Shop.codes(finding)).containsExactly("missing-index");
    assertThat(sql(finding))
        .isEqualTo("CREATE INDEX purchase_by_buyer_id_state ON purchase (buyer_id, state)");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void joinOfFewRowsWithALargeTableAsksForItsColumn(Engine engine) throws SQLException {
    SlowStatementFinding finding =
        Shop.slow(
            engine,
            "select p.code, sum(l.quantity) from purchase p join line l on l.purchase_id = p.id where p.id between ? and ? group by p.code",
            100L,
            120L);

    System.out.println(FindingText.of(finding));
    assertThat(sql(finding)).isEqualTo("CREATE INDEX line_by_purchase_id ON line (purchase_id)");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void filterThatKeepsMostRowsAsksForNothing(Engine engine) throws SQLException {
    SlowStatementFinding finding =
        Shop.slow(engine, "select id, total from purchase where state = ?", "done");

    assertThat(Shop.codes(finding)).doesNotContain("missing-index");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void smallTableAsksForNothing(Engine engine) throws SQLException {
    SlowStatementFinding finding = Shop.slow(engine, "select id from buyer where email = ?", "a");

    assertThat(finding.recommendations()).isEmpty();
  }

  private static String sql(SlowStatementFinding finding) {
    Change change = Objects.requireNonNull(finding.recommendations().get(0).change());
    return change.forward();
  }
}
