package dev.roundtrip.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.bookshop.PlanCases;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanAnnotationTests {

  private static Map<String, String> outcomes = Map.of();

  @BeforeAll
  static void run() {
    outcomes = Kit.outcomes(Kit.of(PlanCases.class).execute());
  }

  @Test
  void whatIsKeptPassesAndWhatIsBrokenFails() {
    assertThat(outcomes)
        .containsKeys("goodRepeated+", "good dynamic", "bad dynamic", "goodNested", "badNested");
    assertThat(outcomes)
        .allSatisfy(
            (test, failure) ->
                assertThat(failure.isEmpty())
                    .as(test + ": " + failure)
                    .isEqualTo(test.startsWith("good") || test.equals("parameterized")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "badScan|full scans  expected none  was 1",
        "badScan|book is read as a whole (6 rows) for ",
        "badScan|; no index serves that",
        "badScan|at com.acme.bookshop.Shelf.send(Shelf.java:",
        "badScanOfNothing|INCONCLUSIVE: no SELECT was seen on author",
        "badScanOfMany|full scans  expected none from 5 rows on  was 1",
        "badScanOfFew|INCONCLUSIVE:",
        "badScanOfFew|book is read as a whole (6 rows), which is right for fewer than minRows = 1000",
        "badWrite|INCONCLUSIVE: no SELECT was seen",
        "badMinimum|@NoFullScan: minRows must not be negative, was -1",
        "badDataSource|@NoFullScan is about a data source \"elsewhere\", which is not observed",
        "badIndex|index  expected book_of_author  was none; there is",
        "badIndex|BOOK_OF_AUTHOR on book (AUTHOR_ID)",
        "badColumns|index  expected one of book (title)  was BOOK_OF_AUTHOR",
        "badNoIndex|@UsesIndex: say which index",
        "badBoth|@UsesIndex: say which index",
        "badIndexOfNothing|INCONCLUSIVE: no SELECT was seen",
        "parameterized+|full scans  expected none  was 1",
        "bad dynamic|full scans  expected none  was 1",
        "badNested|full scans  expected none  was 1",
      })
  void theFailureSaysWhatIsNotSo(String test, String text) {
    assertThat(outcomes.get(test)).contains(text);
  }
}
