package dev.roundtrip.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.bookshop.AnnotatedCases;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnotationTests {

  private static Map<String, String> outcomes = Map.of();

  @BeforeAll
  static void run() {
    outcomes = Kit.outcomes(Kit.of(AnnotatedCases.class).execute());
  }

  @Test
  void whatIsKeptPassesAndWhatIsBrokenFails() {
    assertThat(outcomes).hasSizeGreaterThan(30);
    assertThat(outcomes)
        .allSatisfy(
            (test, failure) ->
                assertThat(failure.isEmpty()).as(test).isEqualTo(test.startsWith("good")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "badCounts|selects     expected 2  was 1",
        "badCounts|statements  expected 2  was 1",
        "badWrites|inserts       expected 1  was 2",
        "badWrites|updates       expected 0  was 1",
        "badWrites|deletes       expected 3  was 1",
        "badWrites|batches       expected 2  was 1",
        "badWrites|rows changed  expected 1  was 15",
        "badWrites|a batch of 2 entries",
        "badLimits|inserts     expected at most 2  was 3",
        "badLimits|statements  expected at most 1  was 3",
        "badNPlusOneByDefault|N+1  expected none  was 1",
        "badNPlusOneByDefault|one for each key read from author.id",
        "badNPlusOneByDefault|at com.acme.bookshop.Bookshop.titlesOf(Bookshop.java:",
        "badNPlusOneByDefault|keys from  select id, name from author",
        "badNPlusOneByDefault|fix  ",
        "badNPlusOneOfNothing|INCONCLUSIVE: no statement was seen",
        "badDuplicates|Duplicate statement  expected none  was 1",
        "badSlow|slow statements  expected none over 0.00 ms  was 1",
        "badDuration|@NoSlowQueries(over = \"soon\") is no duration: write 100ms",
        "badNoQueries|statements  expected none  was 1",
        "badRows|rows read  expected at most 5  was 6",
        "badLeaks|open connections  expected none  was 1, acquired at com.acme.bookshop.Bookshop.leak(",
        "badContradiction|exactly 2 selects, but at most 1: @ExpectQueries(select = 2, maxSelect = 1)",
        "badContradictingSum|2 statements by kind, but at most 1 in all",
        "badContradictingAnnotations|exactly 1 statements, but at most 0: @ExpectQueries(total = 1) and @NoQueries",
        "badEmptiness|@ExpectQueries expects nothing",
        "badNegative|select must not be negative",
        "badLimitOfNothing|INCONCLUSIVE: no statement was seen",
        "badUnknownDataSource|a data source \"nowhere\", which is not observed. Observed: JdbcDataSource",
        "badTeamRules|Duplicate statement  expected none",
        "badTeamRules|statements           expected at most 1  was 3",
        "badBody|the test's own failure",
      })
  void theFailureSaysWhatIsNotSo(String test, String text) {
    assertThat(outcomes.get(test)).contains(text);
  }
}
