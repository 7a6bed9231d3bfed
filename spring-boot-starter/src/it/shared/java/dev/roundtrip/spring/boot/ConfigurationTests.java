package dev.roundtrip.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.roundtrip.Option;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** How {@code roundtrip.*} is read, and what is said when it is wrong. */
@ExtendWith(OutputCaptureExtension.class)
class ConfigurationTests {

  private static Settings settings(Map<String, Object> properties, String... profiles) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("file.properties", properties));
    environment.setActiveProfiles(profiles);
    return Settings.of(environment);
  }

  @Test
  void theMetadataHasEachKeyOfTheDriverAsItIsDocumentedThere() throws Exception {
    try (InputStream file = ownMetadata().openStream()) {
      assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(MetadataFile.text());
    }
    assertThat(Option.all()).extracting(Option::name).contains("roundtrip.slow-threshold");
  }

  /** Spring Boot's archives have a file of this name too. */
  private static URL ownMetadata() throws Exception {
    String archive = Settings.class.getProtectionDomain().getCodeSource().getLocation().toString();
    return Collections.list(
            Settings.class
                .getClassLoader()
                .getResources("META-INF/spring-configuration-metadata.json"))
        .stream()
        .filter(file -> file.toString().contains(archive))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void namesAreBoundLoosely() {
    Settings settings =
        settings(Map.of("roundtrip.slowThreshold", "1s", "ROUNDTRIP.SHOW_VALUES", "true"));

    assertThat(settings.sources().values())
        .anySatisfy(source -> assertThat(source).containsEntry("roundtrip.slow-threshold", "1s"));
  }

  @Test
  void variablesOfTheProcessAreRead() {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                Map.of("ROUNDTRIP_SLOWTHRESHOLD", "3s", "ROUNDTRIP_SERVICE_HOST", "10.0.0.1")));

    assertThat(Settings.of(environment).sources().values())
        .anySatisfy(source -> assertThat(source).containsEntry("roundtrip.slow-threshold", "3s"))
        .allSatisfy(source -> assertThat(source.toString()).doesNotContain("10.0.0.1"));
  }

  @Test
  void listsAreReadAsTheyAreWrittenInYaml() {
    Settings settings =
        settings(Map.of("roundtrip.exclude[0]", "archive", "roundtrip.exclude[1]", "audit"));

    assertThat(settings.excluded()).containsExactlyInAnyOrder("archive", "audit");
    assertThat(settings.sources().values())
        .anySatisfy(source -> assertThat(source).containsEntry("roundtrip.exclude", "archive,audit"));
  }

  @Test
  void whatOthersOfOursReadIsNoMistake() {
    Settings settings =
        settings(Map.of("roundtrip.agent.log-to", "file", "roundtrip.report.directory", "target"));

    assertThat(settings.sources()).hasSize(1);
  }

  @Test
  void aSourceThatTellsNoNamesIsAskedForEachKey() {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new PropertySource<>("vault") {
              @Override
              public Object getProperty(String name) {
                return name.equals("roundtrip.slow-threshold") ? "3s" : null;
              }
            });

    assertThat(Settings.of(environment).sources().values())
        .anySatisfy(source -> assertThat(source).containsEntry("roundtrip.slow-threshold", "3s"));
  }

  @Test
  void defaultsGoByTheProfile() {
    assertThat(settings(Map.of()).runsIn()).isEqualTo(RunsIn.DEVELOPMENT);
    assertThat(settings(Map.of(), "test").runsIn()).isEqualTo(RunsIn.TEST);
    assertThat(settings(Map.of(), "prod").runsIn()).isEqualTo(RunsIn.PRODUCTION);
    assertThat(settings(Map.of("roundtrip.environment", "production")).runsIn())
        .isEqualTo(RunsIn.PRODUCTION);
    assertThat(RunsIn.PRODUCTION.defaults())
        .containsEntry("roundtrip.log", "findings")
        .containsEntry("roundtrip.log-interval", "1h");
    assertThat(RunsIn.TEST.defaults()).containsEntry("roundtrip.log", "off");
  }

  @Test
  void aStatementIsSlowFromFractionsOfASecondOnInEveryEnvironment() {
    for (RunsIn each : RunsIn.values()) {
      assertThat(each.defaults()).doesNotContainKey("roundtrip.slow-threshold");
    }
    assertThat(Option.all())
        .filteredOn(option -> option.name().equals("roundtrip.slow-threshold"))
        .extracting(Option::defaultText)
        .containsExactly("200ms");
  }

  @Test
  void theHeaderIsForDevelopmentUnlessItIsAskedFor() {
    assertThat(settings(Map.of()).serverTiming()).isTrue();
    assertThat(settings(Map.of(), "prod").serverTiming()).isFalse();
    assertThat(settings(Map.of("roundtrip.server-timing", "true"), "prod").serverTiming()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "roundtrip.slow-treshold=1s -> roundtrip.slow-treshold in .* is not known; did you mean roundtrip.slow-threshold\\?",
        "roundtrip.slow-threshold=fast -> roundtrip.slow-threshold in .* is 'fast', which is no duration; write 200ms",
        "roundtrip.slow-threshold=200 -> roundtrip.slow-threshold in .* is '200', which has no unit; write 200ms or 200s",
        "roundtrip.findings.n-plus-on=on -> did you mean roundtrip.findings.n-plus-one\\?",
        "roundtrip.server-timing=perhaps -> roundtrip.server-timing in .* is 'perhaps'",
        "roundtrip.history=many -> roundtrip.history in .* is 'many', which is no whole number",
      })
  void aMistakeStopsTheStartAndIsAnalysed(String example, CapturedOutput output) {
    String[] parts = example.split(" -> ");

    Throwable failure =
        catchThrowable(() -> App.plain(List.of(AttachTests.Empty.class), parts[0]).close());

    assertThat(failure).isNotNull();
    assertThat(output.getAll())
        .contains("APPLICATION FAILED TO START", "Correct the property.")
        .containsPattern(parts[1]);
  }

  @Test
  void inProductionAMistakeIsLoggedAndTheApplicationStarts(CapturedOutput output) {
    try (App app =
        App.plain(
            List.of(AttachTests.Empty.class),
            "roundtrip.environment=production",
            "roundtrip.slow-threshold=fast")) {
      assertThat(app.context.isRunning()).isTrue();
      assertThat(output.getAll()).contains("'fast', which is no duration", "not affected");
    }
  }

  @Test
  void inProductionAFindingIsLoggedOnceAndThenCounted(CapturedOutput output) throws Exception {
    try (App app =
        App.web(
            List.of(dev.roundtrip.samples.petstore.Petstore.class),
            "spring.profiles.active=prod",
            "roundtrip.cost-gate=off")) {
      for (int i = 0; i < 3; i++) {
        app.get("/cities/Wien");
        assertThat(app.collected.await("GET /cities/{city}").report().findings()).hasSize(1);
      }
      String log = output.getAll();
      assertThat(log.split("statements on pet, one for each key read", -1)).hasSize(2);
      assertThat(log).doesNotContain("GET /cities/{city}: 7 statements");
    }
  }

  @Test
  void inTestsTheLogIsLeftToOthers(CapturedOutput output) throws Exception {
    try (App app =
        App.web(
            List.of(dev.roundtrip.samples.petstore.Petstore.class),
            "spring.profiles.active=test")) {
      app.get("/cities/Wien");
      assertThat(app.collected.await("GET /cities/{city}").report().findings()).hasSize(1);
      assertThat(output.getAll()).doesNotContain("one for each key read");
    }
  }
}
