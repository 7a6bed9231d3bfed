package dev.roundtrip.testing;

import static dev.roundtrip.testing.RoundtripAssertions.assertThatQueries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.bookshop.Bookshop;
import dev.roundtrip.Roundtrip;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalingTests {

  private final Roundtrip roundtrip = Roundtrip.builder().build();
  private final Bookshop shop = new Bookshop(roundtrip.wrap(Bookshop.database()));

  @AfterEach
  void close() {
    roundtrip.close();
  }

  private ScalingAssert scaling(ThrowingRunnable action) {
    return assertThatQueries(n -> shop.add(n, 2), action).recordedBy(roundtrip);
  }

  @Test
  void oneStatementForAllStaysConstant() {
    scaling(shop::titlesTogether).stayConstant();
  }

  @Test
  void oneStatementForEachIsNamedWithItsSlope() {
    assertThatThrownBy(() -> scaling(shop::titlesOneByOne).stayConstant())
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "statements  expected constant  was linear",
            "rows seeded       5      10      20",
            "statements        9      14      24",
            "grows by 1 a row: sent 8, 13, 23 times",
            "select title from book where author_id = ?",
            "at com.acme.bookshop.Bookshop.titlesOf(Bookshop.java:",
            "fix  ");
  }

  @Test
  void linearGrowthIsWithinALinearLimit() {
    scaling(shop::titlesOneByOne).growAtMost(Growth.LINEAR);
  }

  @Test
  void rowsThatGrowFasterThanTheDataAreToldToo() {
    ThrowingRunnable squared =
        () -> {
          int authors = (int) shop.count();
          for (int i = 0; i < authors; i++) {
            shop.titlesTogether();
          }
        };
    assertThatThrownBy(() -> scaling(squared).startingWith(20).growAtMost(Growth.LINEAR))
        .hasMessageContaining("rows read  expected at most linear  was quadratic");
  }

  @Test
  void aSeedThatAddsNothingProvesNothing() {
    assertThatThrownBy(
            () -> assertThatQueries(n -> {}, shop::count).recordedBy(roundtrip).stayConstant())
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("INCONCLUSIVE: the seed added nothing");
  }

  @Test
  void anActionThatSendsNothingProvesNothing() {
    assertThatThrownBy(() -> scaling(() -> {}).stayConstant())
        .hasMessageStartingWith("INCONCLUSIVE: the action sent no statement");
  }

  @Test
  void withoutADataSourceThereIsNothingToSee() {
    try (Roundtrip nothing = Roundtrip.builder().build()) {
      assertThatThrownBy(
              () -> assertThatQueries(n -> {}, () -> {}).recordedBy(nothing).stayConstant())
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("no DataSource is observed");
    }
  }

  @Test
  void whatIsUndoneIsSeededAnewInEachStep() throws Exception {
    assertThatQueries(n -> shop.add(n, 1), shop::titlesTogether)
        .recordedBy(roundtrip)
        .rolledBackBy(
            work -> {
              shop.burn();
              work.run();
              shop.burn();
            })
        .stayConstant();
    assertThat(shop.titlesTogether()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "3, 3, 3, CONSTANT",
    "3, 3, 2, CONSTANT",
    "2, 3, 4, LOGARITHMIC",
    "6, 11, 21, LINEAR",
    "1, 1, 2, LINEAR",
    "25, 100, 400, QUADRATIC",
    "30, 110, 420, QUADRATIC",
  })
  void growthIsToldFromTwoDoublings(long once, long twice, long fourTimes, Growth expected) {
    assertThat(Growth.of(once, twice, fourTimes)).isEqualTo(expected);
  }
}
