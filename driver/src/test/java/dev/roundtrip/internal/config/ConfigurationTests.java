package dev.roundtrip.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTests {

  private static Configuration of(String key, String text) {
    return Configuration.of(List.of(Source.of("roundtrip.properties", Map.of(key, text))));
  }

  @Test
  void whatIsNotSetHasItsDefault() {
    Configuration configuration = Configuration.of(List.of());

    assertThat(configuration.orThrow()).isSameAs(configuration);
    assertThat(configuration.get(Keys.SLOW_THRESHOLD)).isEqualTo(Duration.ofMillis(200));
    assertThat(configuration.get(Keys.APPLICATION_PACKAGES)).isEmpty();
    assertThat(configuration.isForProduction()).isFalse();
  }

  @Test
  void laterSourcesWin() {
    Configuration configuration =
        Configuration.of(
            List.of(
                Source.of("first", Map.of("roundtrip.slow-threshold", "1s")),
                Source.of("second", Map.of("roundtrip.slow-threshold", "2s"))));

    assertThat(configuration.get(Keys.SLOW_THRESHOLD)).isEqualTo(Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @CsvSource({
    "200ms, PT0.2S",
    "2s, PT2S",
    "1m, PT1M",
    "1h, PT1H",
    "0ms, PT0S",
    "' 5 MS ', PT0.005S",
    "PT0.2S, PT0.2S",
    "pt3s, PT3S",
    "250us, PT0.00025S"
  })
  void durationsAreRead(String text, Duration expected) {
    assertThat(of("roundtrip.slow-threshold", text).orThrow().get(Keys.SLOW_THRESHOLD))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fast", "200", "-1s", "PT-1S", "1.5s", "9999999999999h", "1d"})
  void whatIsNoDurationIsSaid(String text) {
    assertThatThrownBy(() -> of("roundtrip.slow-threshold", text).orThrow())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("roundtrip.slow-threshold in roundtrip.properties is '" + text + "'")
        .hasMessageContaining("write ");
  }

  @Test
  void unknownKeysNameTheNearestOne() {
    assertThat(of("roundtrip.slow-treshold", "1s").problems())
        .containsExactly(
            "roundtrip.slow-treshold in roundtrip.properties is not known;"
                + " did you mean roundtrip.slow-threshold?");
    assertThat(of("roundtrip.slowThreshold", "1s").problems().get(0))
        .endsWith("did you mean roundtrip.slow-threshold?");
    assertThat(of("roundtrip.colour-of-the-sky", "blue").problems().get(0))
        .contains("known are roundtrip.enabled, ");
  }

  @Test
  void unknownWordsNameTheNearestOne() {
    assertThat(of("roundtrip.environment", "prodution").problems())
        .containsExactly(
            "roundtrip.environment in roundtrip.properties is 'prodution', which is not known;"
                + " did you mean production?");
    assertThat(of("roundtrip.show-values", "yes").problems().get(0))
        .contains("known are true, false");
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    Map<String, String> entries =
        Map.of("roundtrip.enabled", "maybe", "roundtrip.slow-threshold", "never");

    assertThatThrownBy(() -> Configuration.of(List.of(Source.of("here", entries))).orThrow())
        .hasMessageContaining("maybe")
        .hasMessageContaining("never");
  }

  @Test
  void aMistakeInTheLineThatSaysProductionStopsNobody() {
    assertThat(of("roundtrip.enviroment", "production").isForProduction()).isTrue();
    assertThat(of("roundtrip.environment", "prodution").isForProduction()).isTrue();
    assertThat(of("roundtrip.environment", "Production").orThrow().isForProduction()).isTrue();
    assertThat(of("roundtrip.environment", "tset").isForProduction()).isFalse();
  }

  @Test
  void listsAreSeparatedByCommas() {
    assertThat(of("roundtrip.application-packages", " a.b, c ,,").get(Keys.APPLICATION_PACKAGES))
        .containsExactly("a.b", "c");
  }

  @Test
  void everyKeyIsDescribed() {
    for (Key<?> key : Keys.ALL) {
      assertThat(key.name()).matches("roundtrip(\\.[a-z]+(-[a-z]+)*)+");
      assertThat(key.description()).endsWith(".");
      assertThat(key.type()).isNotBlank();
      assertThat(key.defaultValue()).isNotNull();
    }
  }

  @Test
  void anUnknownKindNamesTheNearestOne() {
    assertThat(of("roundtrip.findings.n-plus-on", "off").problems())
        .containsExactly(
            "roundtrip.findings.n-plus-on in roundtrip.properties is not known;"
                + " did you mean roundtrip.findings.n-plus-one?");
    assertThat(of("roundtrip.findings.magic", "on").problems().get(0))
        .contains("known are n-plus-one, lookup-in-loop, ")
        .doesNotContain("slow-threshold");
    assertThat(of("roundtrip.thresholds.slow-statement", "7").problems().get(0))
        .contains("is not known");
    assertThat(of("roundtrip.finding.n-plus-one", "off").problems().get(0))
        .endsWith("did you mean roundtrip.findings.n-plus-one?");
    assertThat(of("roundtrip.nothing-like-it-at-all", "off").problems().get(0))
        .endsWith("roundtrip.findings.<kind>, roundtrip.thresholds.<kind>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "0", "-3", "many", "2.5", "", "10000000000"})
  void whatIsNoNumberOfRepetitionsIsSaid(String text) {
    assertThat(of("roundtrip.thresholds.duplicate", text).problems().get(0))
        .contains("roundtrip.thresholds.duplicate in roundtrip.properties is '" + text + "'")
        .contains("which is no whole number from 2 to 999999999; write 5 or by environment");
  }

  @Test
  void theCostGateIsATimeAndAShare() {
    assertThat(of("roundtrip.cost-gate", "5ms or 10%").orThrow().get(Keys.COST_GATE))
        .contains(new CostGate(Duration.ofMillis(5), 0.1));
    assertThat(of("roundtrip.cost-gate", "off").orThrow().get(Keys.COST_GATE))
        .contains(new CostGate(Duration.ZERO, 0));
    assertThat(of("roundtrip.cost-gate", "5ms").orThrow().get(Keys.COST_GATE).orElseThrow().share())
        .isGreaterThan(1);
    assertThat(of("roundtrip.cost-gate", "by environment").get(Keys.COST_GATE)).isEmpty();
    for (String wrong : List.of("20%", "5ms or 101%", "5ms, 10%", "cheap", "")) {
      assertThat(of("roundtrip.cost-gate", wrong).problems()).as(wrong).hasSize(1);
    }
  }

  @Test
  void slowThresholdsOfStatementsAreReadInOrder() {
    assertThat(
            of("roundtrip.slow-threshold-for", "table:report=5s;\nselect a from b where c = ?=1ms;")
                .orThrow()
                .get(Keys.SLOW_THRESHOLD_FOR))
        .containsExactly(
            Map.entry("table:report", Duration.ofSeconds(5)),
            Map.entry("select a from b where c = ?", Duration.ofMillis(1)));
    for (String wrong : List.of("table:report", "=5s", "table:=5s", "a=5")) {
      assertThat(of("roundtrip.slow-threshold-for", wrong).problems()).as(wrong).hasSize(1);
    }
  }

  @Test
  void anAllowanceThatIsWrongIsAProblemOfItsKey() {
    assertThat(of("roundtrip.allow", "code:a because b; code:c").problems().get(0))
        .startsWith("roundtrip.allow in roundtrip.properties is 'code:a because b; code:c', ")
        .contains("entry 2: 'code:c' has no reason");
    assertThat(of("roundtrip.allow-list", "no-such-list.txt").problems().get(0))
        .startsWith("roundtrip.allow-list in roundtrip.properties is 'no-such-list.txt', ")
        .contains("there is no file and no resource");
  }
}
