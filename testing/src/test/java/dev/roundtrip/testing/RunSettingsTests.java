package dev.roundtrip.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roundtrip.internal.config.Configuration;
import dev.roundtrip.testing.RunSettings.Snapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunSettingsTests {

  @TempDir Path module = Path.of("set by JUnit");

  private static RunSettings settings(
      Map<String, String> parameters, Map<String, String> environment) {
    return new RunSettings(name -> Optional.ofNullable(parameters.get(name)), environment::get);
  }

  private static RunSettings in(String variable, String value) {
    return settings(Map.of(), Map.of(variable, value));
  }

  @ParameterizedTest
  @CsvSource({"true, COMPARE", "1, COMPARE", "false, CREATE", "'', CREATE"})
  void whereCiIsSetSnapshotsAreOnlyCompared(String ci, Snapshots expected) {
    assertThat(in("CI", ci).snapshots()).isEqualTo(expected);
  }

  @Test
  void environmentVariablesStandInForParametersAndComeSecond() {
    assertThat(in("ROUNDTRIP_SNAPSHOTS", "update").snapshots()).isEqualTo(Snapshots.UPDATE);
    assertThat(
            settings(
                    Map.of("roundtrip.snapshots", "compare"),
                    Map.of("ROUNDTRIP_SNAPSHOTS", "update"))
                .snapshots())
        .isEqualTo(Snapshots.COMPARE);
  }

  @Test
  void nothingIsWrittenWhereCiIsSetWhateverIsSaid() {
    RunSettings settings = settings(Map.of("roundtrip.snapshots", "update"), Map.of("CI", "true"));
    assertThatIllegalArgumentException()
        .isThrownBy(settings::snapshots)
        .withMessageContaining("not done where CI is set");
  }

  @Test
  void gitHubIsKnownByItsVariable() {
    assertThat(in("GITHUB_ACTIONS", "true").isGitHub()).isTrue();
    assertThat(in("CI", "true").isGitHub()).isFalse();
    assertThat(in("GITHUB_WORKSPACE", module.toString()).workspace())
        .isEqualTo(module.toAbsolutePath());
  }

  @Test
  void reportsGoWhereTheBuildPutsThings() throws IOException {
    RunSettings settings = settings(Map.of(), Map.of());
    assertThat(settings.reportDirectory(module)).isEqualTo(module.resolve("target/roundtrip"));
    Files.createFile(module.resolve("build.gradle.kts"));
    assertThat(settings.reportDirectory(module)).isEqualTo(module.resolve("build/roundtrip"));
    Files.createFile(module.resolve("pom.xml"));
    assertThat(settings.reportDirectory(module)).isEqualTo(module.resolve("target/roundtrip"));
  }

  @Test
  void processesBesideEachOtherHaveFilesOfTheirOwn() {
    assertThat(settings(Map.of(), Map.of()).reportName()).isEqualTo("tests.json");
    assertThat(settings(Map.of("surefire.forkNumber", "1"), Map.of()).reportName())
        .isEqualTo("tests.json");
    assertThat(settings(Map.of("surefire.forkNumber", "3"), Map.of()).reportName())
        .isEqualTo("tests-3.json");
  }

  @Test
  void whatTheGuideNamesIsNoMistakeToTheDriver() throws IOException {
    List<String> names =
        Pattern.compile("(?m)^\\| `(roundtrip\\.[a-z.]+)` \\|")
            .matcher(Files.readString(Path.of("../docs/guide/testing.md")))
            .results()
            .map(row -> row.group(1))
            .toList();
    assertThat(names).hasSize(7).contains("roundtrip.snapshots");
    try {
      names.forEach(name -> System.setProperty(name, "x"));
      assertThat(Configuration.ofProcess().problems()).isEmpty();
      System.setProperty("roundtrip.snapshot", "x");
      assertThat(Configuration.ofProcess().problems()).hasSize(1);
    } finally {
      System.clearProperty("roundtrip.snapshot");
      names.forEach(System::clearProperty);
    }
  }

  @Test
  void theUsualBaselineIsUsedIfThereIsOne() throws IOException {
    RunSettings settings = settings(Map.of(), Map.of());
    assertThat(settings.baseline(module)).isEmpty();
    Path usual = module.resolve("src/test/resources/roundtrip-baseline.txt");
    Files.createDirectories(usual.getParent());
    Files.createFile(usual);
    assertThat(settings.baseline(module)).contains(usual);
    assertThat(settings(Map.of("roundtrip.baseline", "other.txt"), Map.of()).baseline(module))
        .contains(module.resolve("other.txt"));
  }
}
