package dev.roundtrip.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.bookshop.LifeCycleCases;
import com.acme.bookshop.ParallelCases;
import com.acme.bookshop.SourceCases;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

class ExtensionTests {

  private static Map<String, String> run(Class<?>... types) {
    return Kit.outcomes(Kit.of(types).execute());
  }

  private static void isAsNamed(Map<String, String> outcomes) {
    assertThat(outcomes)
        .allSatisfy(
            (test, failure) ->
                assertThat(failure.isEmpty())
                    .as(test + failure)
                    .isEqualTo(test.startsWith("good")));
  }

  @Test
  void eachSortOfTestIsJudgedByItself() {
    Map<String, String> outcomes = run(LifeCycleCases.class);
    assertThat(outcomes.remove("parameterized")).isEmpty();
    assertThat(outcomes.remove("parameterized+"))
        .contains("LifeCycleCases.parameterized() [2]", "selects  expected 1  was 2");
    assertThat(outcomes)
        .containsKeys(
            "goodRepeated++", "badRepeated+", "good dynamic", "bad dynamic", "goodNested");
    isAsNamed(outcomes);
    assertThat(outcomes.get("bad dynamic")).contains("bad dynamic", "selects  expected 1  was 2");
    assertThat(outcomes.get("badNested")).contains("LifeCycleCases.Inner.badNested()");
  }

  @Test
  void aTestThatSendsNothingIsNotedWhereOnlyItsClassExpectsSomething() {
    EngineExecutionResults results = Kit.of(LifeCycleCases.class).execute();
    assertThat(results.allEvents().reportingEntryPublished().list())
        .extracting(event -> event.getPayload().orElseThrow().toString())
        .anyMatch(entry -> entry.contains("@NoDuplicateQueries is INCONCLUSIVE"));
  }

  @Test
  void testsThatRunAtTheSameTimeDoNotSeeEachOther() {
    EngineTestKit.Builder kit =
        Kit.of(
            ParallelCases.Three.class,
            ParallelCases.AnyNumber.class,
            ParallelCases.OneTooMany.class);
    kit.configurationParameter("junit.jupiter.execution.parallel.enabled", "true");
    kit.configurationParameter(
        "junit.jupiter.execution.parallel.mode.classes.default", "concurrent");
    kit.configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed");
    kit.configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "16");
    EngineExecutionResults results = kit.execute();
    results.testEvents().assertStatistics(counts -> counts.started(200).succeeded(140).failed(60));
    assertThat(Kit.outcomes(results).entrySet())
        .filteredOn(outcome -> !outcome.getValue().isEmpty())
        .allSatisfy(
            outcome -> assertThat(outcome.getValue()).contains("statements  expected 2  was 3"));
  }

  @Test
  void whatIsNotObservedIsNeverAPass() {
    Map<String, String> outcomes = run(SourceCases.Unobserved.class);
    isAsNamed(outcomes);
    assertThat(outcomes.get("badNPlusOne"))
        .startsWith("@NoNPlusOne is INCONCLUSIVE: no DataSource is observed");
    assertThat(outcomes.get("badNoQueries")).contains("jdbc:roundtrip:h2:mem:test");
  }

  @Test
  void severalDataSourcesAreToldApartByName() {
    Map<String, String> outcomes = run(SourceCases.Two.class);
    isAsNamed(outcomes);
    assertThat(outcomes.get("badNamed"))
        .contains("selects     expected 2     was 1", "statements  expected none  was 2");
    assertThat(outcomes.get("badUnnamed"))
        .contains("does not say which data source", "orders and stock", "; over stock");
  }

  @Test
  void urlsAndParametersNeedNoField() {
    Map<String, String> outcomes = run(SourceCases.ByUrl.class, SourceCases.ByParameter.class);
    isAsNamed(outcomes);
    assertThat(outcomes.get("badScan")).contains("pamphlet is read as a whole (0 rows)");
  }

  @Test
  void itIsRegisteredByItselfIfThePlatformSaysSo() {
    EngineTestKit.Builder kit = Kit.of(SourceCases.Autodetected.class);
    kit.configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true");
    assertThat(Kit.outcomes(kit.execute()).get("nPlusOne")).contains("N+1  expected none  was 1");
    assertThat(run(SourceCases.Autodetected.class)).containsEntry("nPlusOne", "");
  }

  @Test
  void queriesAreOnlyGivenToWhatBelongsToOneTest() {
    EngineExecutionResults results = Kit.of(SourceCases.TooEarly.class).execute();
    results.testEvents().assertStatistics(counts -> counts.started(0));
    assertThat(results.containerEvents().failed().list().toString())
        .contains("Queries are those of one test");
  }
}
