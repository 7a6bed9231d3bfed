package dev.roundtrip.internal.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtrip.finding.StatementKind;
import dev.roundtrip.finding.StatementShape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementPatternTests {

  private static final StatementShape SHAPE =
      new StatementShape(
          "SELECT title FROM book WHERE author_id = ?",
          "0123456789abcdef",
          StatementKind.SELECT,
          List.of("shop.book"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select title from book where author_id = ?",
        " Select  title from book\nwhere author_id = ? ",
        "select * from book*",
        "*author_id = ?",
        "*",
        "s*b*k*a*?",
        "0123456789abcdef",
        "table:shop.book",
        "Table: SHOP.*",
        "table:*book"
      })
  void matches(String pattern) {
    assertThat(StatementPattern.of(pattern).matches(SHAPE)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select title from book",
        "select title from book where author_id = 7",
        "select ????? from*",
        "*order by*",
        "0123456789abcdee",
        "table:book",
        "table:author"
      })
  void doesNotMatch(String pattern) {
    assertThat(StatementPattern.of(pattern).matches(SHAPE)).isFalse();
  }

  @Test
  void whatConcernsNoStatementIsMatchedByNoText() {
    assertThat(StatementPattern.of("*").matches(StatementShape.none())).isFalse();
  }

  @Test
  void manyStarsTakeNoLongerThanTheTwoTextsMultiplied() {
    StatementShape many =
        new StatementShape("a".repeat(4_000), "0", StatementKind.OTHER, List.of());
    assertThat(StatementPattern.of("*a".repeat(500) + "b").matches(many)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "table:", "table: "})
  void nothingIsNoPattern(String text) {
    assertThatThrownBy(() -> StatementPattern.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("names no statement");
  }
}
