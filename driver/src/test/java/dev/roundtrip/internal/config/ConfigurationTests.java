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
}
