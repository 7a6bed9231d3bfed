package dev.roundtrip.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.bookshop.SpringCases;
import dev.roundtrip.testing.internal.FrameworkSources;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpringTests {

  private static Map<String, String> run(Class<?>... types) {
    Map<String, String> outcomes = Kit.outcomes(Kit.of(types).execute());
    assertThat(outcomes)
        .isNotEmpty()
        .allSatisfy(
            (test, failure) ->
                assertThat(failure.isEmpty())
                    .as(test + " " + failure)
                    .isEqualTo(test.startsWith("good")));
    return outcomes;
  }

  @Test
  void beansAreObservedByNameAndStayOfTheirClass() {
    Map<String, String> outcomes = run(SpringCases.Beans.class);
    assertThat(outcomes.get("badCount")).contains("selects  expected 2  was 1");
    assertThat(outcomes.get("badLeak")).contains("open connections", "SpringCases");
  }

  @Test
  void onlyTheBodyCountsInATransactionThatIsRolledBack() {
    Map<String, String> outcomes = run(SpringCases.RolledBack.class);
    assertThat(outcomes).containsKeys("goodBodyOnly", "goodNested");
    assertThat(outcomes.get("badNested")).contains("selects  expected 3  was 1");
  }

  @Test
  void classesThatShareAContextAreToldApart() {
    run(SpringCases.Beans.class, SpringCases.RolledBack.class, SpringCases.Beans.class);
  }

  @Test
  void eachContextHasItsOwnRoundtripAndLeavesNothingBehind() {
    SpringCases.Dirty.USED.clear();
    run(SpringCases.Dirty.class);
    assertThat(SpringCases.Dirty.USED).hasSize(2).doesNotHaveDuplicates();
    assertThat(FrameworkSources.of(SpringCases.Dirty.class)).isEmpty();
  }

  @Test
  void aRoundtripOfTheContextIsUsed() {
    run(SpringCases.Own.class);
  }

  @Test
  void aContextWithoutADataSourceCannotTell() {
    assertThat(run(SpringCases.WithoutDataSource.class).get("badNothingObserved"))
        .contains("INCONCLUSIVE: no ");
  }
}
