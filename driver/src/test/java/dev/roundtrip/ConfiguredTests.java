package dev.roundtrip;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.finding.Allowance;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.internal.config.Configuration;
import dev.roundtrip.internal.config.FindingKeys;
import dev.roundtrip.internal.config.Key;
import dev.roundtrip.internal.config.Keys;
import dev.roundtrip.internal.config.Source;
import dev.roundtrip.internal.detect.SlowOverride;
import dev.roundtrip.internal.detect.StatementPattern;
import dev.roundtrip.internal.detect.Thresholds;
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
        Arrays.stream(Settings.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .filter(method -> method.getReturnType() == Settings.class)
            .map(Method::getName)
            .map(name -> name.equals("onFinding") ? "listeners" : name)
            .filter(name -> !name.equals("finding") && !name.equals("threshold")) // families
            .filter(name -> !name.equals("extendedBy")) // for frameworks, which are objects
            .collect(Collectors.toSet());

    Set<String> keys =
        Keys.SINGLE.stream().map(ConfiguredTests::inCamelCase).collect(Collectors.toSet());
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
        Map.ofEntries(
            entry("roundtrip.enabled", "false"),
            entry("roundtrip.detection", "false"),
            entry("roundtrip.slow-threshold", "3s"),
            entry("roundtrip.slow-threshold-for", "table:report=5s; select * from audit*=2s"),
            entry("roundtrip.acquisition-threshold", "70ms"),
            entry("roundtrip.still-running", "false"),
            entry("roundtrip.environment", "production"),
            entry("roundtrip.profile", "strict"),
            entry("roundtrip.cost-gate", "10ms or 5%"),
            entry("roundtrip.allow", "code:com.acme.Warmer because it runs once"),
            entry("roundtrip.allow-list", "allowances.txt"),
            entry("roundtrip.application-packages", "com.acme"),
            entry("roundtrip.show-values", "true"),
            entry("roundtrip.explain", "on"),
            entry("roundtrip.advice", "false"),
            entry("roundtrip.proof", "rewrites"),
            entry("roundtrip.explain-writes", "on"),
            entry("roundtrip.log", "findings"),
            entry("roundtrip.log-interval", "1h"),
            entry("roundtrip.listeners", "dev.roundtrip.door.CollectedFindings"));
    Roundtrip.Builder builder =
        Configured.builder(Configuration.of(List.of(Source.of("here", entries))).orThrow());

    assertThat(entries).hasSameSizeAs(Keys.SINGLE);
    assertThat(builder.enabled).isFalse();
    assertThat(builder.detection).isFalse();
    assertThat(builder.slowThreshold).isEqualTo(Duration.ofSeconds(3));
    assertThat(builder.acquisitionThreshold).isEqualTo(Duration.ofMillis(70));
    assertThat(builder.stillRunning).isFalse();
    assertThat(builder.environment).isEqualTo(Environment.PRODUCTION);
    assertThat(builder.applicationPackages).containsExactly("com.acme");
    assertThat(builder.showValues).isTrue();
    assertThat(builder.explain).isTrue();
    assertThat(builder.advice).isFalse();
    assertThat(builder.proving).isEqualTo(Proving.REWRITES);
    assertThat(builder.explainWrites).isTrue();
    assertThat(builder.log).isEqualTo(Logging.FINDINGS);
    assertThat(builder.logInterval).isEqualTo(Duration.ofHours(1));
    assertThat(builder.listeners).hasSize(1);
    assertThat(builder.judging.profile).isEqualTo(Profile.STRICT);
    assertThat(builder.judging.slowOverrides)
        .containsExactly(
            new SlowOverride(StatementPattern.of("table:report"), Duration.ofSeconds(5)),
            new SlowOverride(StatementPattern.of("select * from audit*"), Duration.ofSeconds(2)));
    assertThat(builder.judging.gateTotal).isEqualTo(Duration.ofMillis(10));
    assertThat(builder.judging.gateShare).isEqualTo(0.05);
    assertThat(builder.judging.allowances)
        .containsExactly(
            Allowance.code("com.acme.Warmer", "it runs once"),
            Allowance.fingerprint("0123456789abcdef", "one statement for each tenant"),
            Allowance.shape("select * from tenant where id = ?", "the cache is warmed"));
  }

  @Test
  void eachKindHasASwitchAndThoseThatGoByANumberHaveAThreshold() {
    for (FindingKind kind : FindingKind.values()) {
      String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
      assertThat(judging("roundtrip.findings." + name, "off").switches)
          .containsExactly(Map.entry(kind, false));
      assertThat(judging("roundtrip.findings." + name, "on").switches)
          .containsExactly(Map.entry(kind, true));
      assertThat(judging("roundtrip.findings." + name, "by profile").switches).isEmpty();
      assertThat(FindingKeys.thresholds().containsKey(kind)).isEqualTo(Thresholds.isCounted(kind));
      if (Thresholds.isCounted(kind)) {
        assertThat(judging("roundtrip.thresholds." + name, "7").counts)
            .containsExactly(Map.entry(kind, 7));
      }
    }
  }

  private static Judging judging(String key, String text) {
    return Configured.builder(
            Configuration.of(List.of(Source.of("here", Map.of(key, text)))).orThrow())
        .judging;
  }
}
