package dev.roundtrip.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.bookshop.Bookshop;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.finding.FindingKind;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QueriesAssertTests {

  private static final Roundtrip roundtrip = Roundtrip.builder().build();
  private static final Bookshop shop = new Bookshop(roundtrip.wrap(Bookshop.database(), "shop"));
  private static final QueryRecorder recorder = QueryRecorder.of(roundtrip);

  private static Queries oneByOne = recorder.record(() -> {});
  private static Queries together = oneByOne;
  private static Queries writes = oneByOne;
  private static Queries nothing = oneByOne;

  @BeforeAll
  static void record() throws SQLException {
    oneByOne = recorder.record("one by one", shop::titlesOneByOne);
    together = recorder.record("together", shop::titlesTogether);
    writes =
        recorder.record(
            "writes",
            () -> {
              shop.addTogether(3);
              shop.addOneByOne(2);
              shop.rename("x");
              shop.burn();
            });
  }

  @AfterAll
  static void close() {
    roundtrip.close();
  }

  private static Arguments row(
      String what, Queries good, Queries bad, Consumer<QueriesAssert> assertion, String failure) {
    return Arguments.of(Named.of(what, good), bad, assertion, failure);
  }

  static Stream<Arguments> assertions() {
    return Stream.of(
        row("selects", oneByOne, together, q -> q.hasSelects(4), "selects  expected 4  was 1"),
        row("at most selects", together, oneByOne, q -> q.hasAtMostSelects(3), "at most 3  was 4"),
        row("inserts", writes, oneByOne, q -> q.hasInserts(3), "inserts  expected 3  was 0"),
        row("at most inserts", together, writes, q -> q.hasAtMostInserts(2), "at most 2  was 3"),
        row("updates", writes, oneByOne, q -> q.hasUpdates(1), "updates  expected 1  was 0"),
        row("at most updates", together, writes, q -> q.hasAtMostUpdates(0), "at most 0  was 1"),
        row("deletes", writes, oneByOne, q -> q.hasDeletes(1), "deletes  expected 1  was 0"),
        row("at most deletes", together, writes, q -> q.hasAtMostDeletes(0), "at most 0  was 1"),
        row("total", writes, together, q -> q.hasTotal(5), "statements  expected 5  was 1"),
        row("at most total", together, writes, q -> q.hasAtMostTotal(4), "at most 4  was 5"),
        row("nothing", nothing, together, QueriesAssert::hasNoQueries, "expected none  was 1"),
        row("batches", writes, together, q -> q.hasBatches(1), "batches  expected 1  was 0"),
        row(
            "batches of",
            recorder.record(() -> shop.addTogether(3)),
            writes.over("none"),
            q -> q.hasBatchesOf(3),
            "batches  expected of 3 entries  INCONCLUSIVE: no batch was seen"),
        row(
            "smaller last batch",
            recorder.record(
                () -> {
                  for (int size : new int[] {4, 4, 1}) {
                    shop.addTogether(size);
                  }
                }),
            recorder.record(
                () -> {
                  for (int size : new int[] {4, 1, 4}) {
                    shop.addTogether(size);
                  }
                }),
            q -> q.hasBatchesOf(4),
            "batches  expected of 4 entries  was of 4, 1, 4"),
        row("rows", together, oneByOne, q -> q.readsRows(6), "rows read  expected 6  was 9"),
        row("at most rows", together, oneByOne, q -> q.readsAtMostRows(6), "at most 6  was 9"),
        row("rows changed", writes, together, q -> q.changesRows(19), "expected 19  was 0"),
        row("tables", together, writes.over("none"), q -> q.touchesTables("Book"), "was none"),
        row(
            "only tables",
            together,
            oneByOne,
            q -> q.touchesOnlyTables("author", "book").hasTotal(1),
            "was 4"),
        row(
            "other tables",
            writes.over("shop"),
            together,
            q -> q.touchesTables("author").hasInserts(3),
            "inserts  expected 3  was 0"),
        row(
            "no other tables",
            recorder.record(shop::count),
            together,
            q -> q.touchesOnlyTables("author"),
            "tables  expected only author  was author, book"),
        row(
            "none of tables",
            recorder.record(shop::count),
            together,
            q -> q.touchesNoneOfTables("BOOK"),
            "tables  expected none of BOOK  was BOOK"),
        row("N+1", together, oneByOne, QueriesAssert::hasNoNPlusOne, "N+1  expected none  was 1"),
        row(
            "N+1 of nothing",
            together,
            nothing,
            QueriesAssert::hasNoNPlusOne,
            "N+1  expected none  INCONCLUSIVE: no statement was seen"),
        row(
            "duplicates",
            together,
            recorder.record(shop::countOften),
            QueriesAssert::hasNoDuplicates,
            "Duplicate statement  expected none  was 1"),
        row("kind", together, oneByOne, q -> q.hasNo(FindingKind.N_PLUS_ONE), "N+1  expected none"),
        row(
            "findings",
            together,
            oneByOne,
            QueriesAssert::hasNoFindings,
            "findings  expected none"),
        row(
            "slow",
            together,
            nothing,
            q -> q.hasNoSlowQueries(Duration.ofMinutes(5)),
            "INCONCLUSIVE: no statement was seen"),
        row(
            "connections",
            together,
            recorder.record(shop::leak),
            QueriesAssert::hasNoConnectionLeaks,
            "was 1, acquired at com.acme.bookshop.Bookshop.leak("),
        row(
            "no text",
            oneByOne,
            together,
            q -> q.hasNoQueryMatching("JOIN\\s+book"),
            "statements like JOIN\\s+book  expected none  was 1"),
        row(
            "text",
            together,
            oneByOne,
            q -> q.hasQueryMatching("JOIN"),
            "statements like JOIN  expected some  was none"),
        row(
            "batched",
            recorder.record(() -> shop.addTogether(9)),
            writes,
            QueriesAssert::allBatched,
            "writes  expected all batched  was 2 one by one"),
        row(
            "batched nothing",
            recorder.record(() -> shop.addOneByOne(1)),
            together,
            QueriesAssert::allBatched,
            "INCONCLUSIVE: no write was seen"));
  }

  @ParameterizedTest
  @MethodSource("assertions")
  void eachHoldsOrSaysWhatIsNotSo(
      Queries good, Queries bad, Consumer<QueriesAssert> assertion, String failure) {
    assertThatCode(() -> assertion.accept(assertThat(good))).doesNotThrowAnyException();
    assertThatThrownBy(() -> assertion.accept(assertThat(bad)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(failure);
  }

  /** Run by the test below: a good and a bad test for each assertion. */
  @ExtendWith(RoundtripExtension.class)
  static class Cases {

    static final Roundtrip observed = roundtrip;

    @TestFactory
    @SuppressWarnings("unchecked")
    Stream<DynamicTest> each() {
      return assertions()
          .map(Arguments::get)
          .flatMap(
              row -> {
                Named<Queries> good = (Named<Queries>) row[0];
                Consumer<QueriesAssert> assertion = (Consumer<QueriesAssert>) row[2];
                return Stream.of(
                    DynamicTest.dynamicTest(
                        "good " + good.getName(),
                        () -> assertion.accept(assertThat(good.getPayload()))),
                    DynamicTest.dynamicTest(
                        "bad " + good.getName(),
                        () -> assertion.accept(assertThat((Queries) row[1]))));
              });
    }
  }

  @Test
  void eachPassesOrFailsTheTestThatMakesIt() {
    Map<String, String> outcomes = Kit.outcomes(Kit.of(Cases.class).execute());
    assertThat(outcomes).hasSize(2 * (int) assertions().count());
    assertThat(outcomes)
        .allSatisfy(
            (test, failure) ->
                assertThat(failure.isEmpty())
                    .as(test + failure)
                    .isEqualTo(test.startsWith("good")));
  }

  /** Each method that asserts something is in one of the rows. */
  @Test
  void noAssertionIsForgotten() throws IOException {
    String rows =
        Files.readString(Path.of("src/test/java/dev/roundtrip/testing/QueriesAssertTests.java"));
    List<String> elsewhere =
        List.of(
            "softly",
            "over",
            "matchesSnapshot",
            "hasNoFullScan",
            "hasNoFullScanOf",
            "hasNoFullScanExceptOf",
            "hasNoFullScanFrom",
            "usesIndex",
            "usesIndexOn");
    assertThat(
            Arrays.stream(QueriesAssert.class.getDeclaredMethods())
                .filter(each -> Modifier.isPublic(each.getModifiers()))
                .map(Method::getName)
                .filter(each -> !elsewhere.contains(each)))
        .isNotEmpty()
        .allMatch(each -> rows.contains("q." + each + "(") || rows.contains("::" + each));
  }

  @Test
  void aKindThatIsSwitchedOffProvesNothing() {
    assertThatThrownBy(() -> assertThat(together).hasNo(FindingKind.LEADING_WILDCARD))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(
            "INCONCLUSIVE: this kind is switched off; builder().finding(FindingKind.LEADING_WILDCARD, true)");
    try (Roundtrip strict =
        Roundtrip.builder().finding(FindingKind.LEADING_WILDCARD, true).build()) {
      Bookshop other = new Bookshop(strict.wrap(Bookshop.database()));
      Queries queries = QueryRecorder.of(strict).record(other::titlesTogether);
      assertThatCode(() -> assertThat(queries).hasNo(FindingKind.LEADING_WILDCARD))
          .doesNotThrowAnyException();
    }
    try (Roundtrip off = Roundtrip.builder().finding(FindingKind.N_PLUS_ONE, false).build()) {
      Bookshop other = new Bookshop(off.wrap(Bookshop.database()));
      Queries queries = QueryRecorder.of(off).record(other::titlesOneByOne);
      assertThatThrownBy(() -> assertThat(queries).hasNoNPlusOne())
          .hasMessageContaining("INCONCLUSIVE: this kind is switched off");
    }
  }

  @Test
  void severalMismatchesAreOneFailure() {
    assertThatThrownBy(
            () ->
                assertThat(oneByOne)
                    .softly(q -> q.hasSelects(1).readsAtMostRows(5).hasNoNPlusOne().hasInserts(0)))
        .hasMessageContaining(
            """
            one by one: 3 expectations are not met:
              selects    expected 1          was 4
              rows read  expected at most 5  was 9
              N+1        expected none       was 1

            4 statements were sent:
              1 ×\
            """);
  }

  @Test
  void aDescriptionStandsInFrontOfTheFailure() {
    assertThatThrownBy(() -> assertThat(together).as("the list").hasSelects(9))
        .hasMessageStartingWith("[the list] ");
  }

  @Test
  void percentSignsOfStatementsAreNoFormat() {
    Queries queries = recorder.record(() -> shop.rename("100%d"));
    assertThatThrownBy(() -> assertThat(queries).hasNoQueryMatching("name = %s|author"))
        .hasMessageContaining("name = %s|author");
  }
}
