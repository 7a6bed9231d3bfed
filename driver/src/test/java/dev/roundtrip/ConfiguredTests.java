package dev.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.internal.config.Configuration;
import dev.roundtrip.internal.config.Key;
import dev.roundtrip.internal.config.Keys;
import dev.roundtrip.internal.config.Source;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConfiguredTests {

  @Test
  void everyOptionOfTheBuilderHasAKey() {
    Set<String> options =
        Arrays.stream(Roundtrip.Builder.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .filter(method -> method.getReturnType() == Roundtrip.Builder.class)
            .map(Method::getName)
            .map(name -> name.equals("onFinding") ? "listeners" : name)
            .collect(Collectors.toSet());

    Set<String> keys =
        Keys.ALL.stream().map(ConfiguredTests::inCamelCase).collect(Collectors.toSet());
    assertThat(keys).isEqualTo(options);
  }

  private static String inCamelCase(Key<?> key) {
    StringBuilder name = new StringBuilder();
    for (String word : key.name().substring(Keys.PREFIX.length()).split("-", -1)) {
      String first = word.substring(0, 1);
      name.append(name.isEmpty() ? first : first.toUpperCase(Locale.ROOT))
          .append(word.substring(1));
    }
    return name.toString();
  }

  @Test
  void defaultsOfKeysAreDefaultsOfTheBuilder() {
    Roundtrip.Builder configured = Configured.builder(Configuration.of(List.of()));
    Roundtrip.Builder builder = Roundtrip.builder();

    assertThat(configured).usingRecursiveComparison().isEqualTo(builder);
  }

  @Test
  void everyKeyReachesTheBuilder() {
    Map<String, String> entries =
        Map.of(
            "roundtrip.enabled", "false",
            "roundtrip.detection", "false",
            "roundtrip.slow-threshold", "3s",
            "roundtrip.acquisition-threshold", "70ms",
            "roundtrip.still-running", "false",
            "roundtrip.environment", "production",
            "roundtrip.application-packages", "com.acme",
            "roundtrip.show-values", "true",
            "roundtrip.listeners", "dev.roundtrip.door.CollectedFindings");
    Roundtrip.Builder builder =
        Configured.builder(Configuration.of(List.of(Source.of("here", entries))).orThrow());

    assertThat(entries).hasSameSizeAs(Keys.ALL);
    assertThat(builder.enabled).isFalse();
    assertThat(builder.detection).isFalse();
    assertThat(builder.slowThreshold).isEqualTo(Duration.ofSeconds(3));
    assertThat(builder.acquisitionThreshold).isEqualTo(Duration.ofMillis(70));
    assertThat(builder.stillRunning).isFalse();
    assertThat(builder.environment).isEqualTo(Environment.PRODUCTION);
    assertThat(builder.applicationPackages).containsExactly("com.acme");
    assertThat(builder.showValues).isTrue();
    assertThat(builder.listeners).hasSize(1);
  }
}
