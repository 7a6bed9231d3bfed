package dev.roundtrip.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTests {

  @TempDir Path folder;
  private final Properties system = new Properties();

  private Configuration read(Map<String, String> environment) throws IOException {
    URL[] urls = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, null)) {
      return Configuration.of(Sources.read(loader, environment, system));
    }
  }

  private Duration threshold(Map<String, String> environment) throws IOException {
    return read(environment).orThrow().get(Keys.SLOW_THRESHOLD);
  }

  @Test
  void eachSourceWinsOverTheOneBefore() throws IOException {
    assertThat(threshold(Map.of())).isEqualTo(Duration.ofMillis(200));

    Files.writeString(folder.resolve("roundtrip.properties"), "roundtrip.slow-threshold=1s\n");
    assertThat(threshold(Map.of())).isEqualTo(Duration.ofSeconds(1));

    Path file = Files.writeString(folder.resolve("x"), "roundtrip.slow-threshold=2s\n");
    system.setProperty("roundtrip.config", file.toString());
    assertThat(threshold(Map.of())).isEqualTo(Duration.ofSeconds(2));

    Map<String, String> environment = Map.of("ROUNDTRIP_SLOW_THRESHOLD", "3s");
    assertThat(threshold(environment)).isEqualTo(Duration.ofSeconds(3));

    system.setProperty("roundtrip.slow-threshold", "4s");
    assertThat(threshold(environment)).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void theEnvironmentMayNameTheFile() throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "roundtrip.slow-threshold=2s\n");

    assertThat(threshold(Map.of("ROUNDTRIP_CONFIG", file.toString())))
        .isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aFileThatIsNotThereIsSaidAndTheRestIsRead() throws IOException {
    system.setProperty("roundtrip.config", "/no/such/file");
    system.setProperty("roundtrip.environment", "production");

    Configuration configuration = read(Map.of());

    assertThat(configuration.problems())
        .singleElement()
        .asString()
        .contains("The configuration file /no/such/file cannot be read");
    assertThat(configuration.isForProduction()).isTrue();
  }

  @Test
  void aVariableIsNamedAsItIsWritten() throws IOException {
    assertThat(read(Map.of("ROUNDTRIP_SLOW_TRESHOLD", "3s")).problems())
        .containsExactly(
            "roundtrip.slow-treshold in environment variable ROUNDTRIP_SLOW_TRESHOLD is not known;"
                + " did you mean roundtrip.slow-threshold?");
  }

  @Test
  void whatTheTestingModuleReadsIsNoMistake() throws IOException {
    system.setProperty("roundtrip.snapshots", "update");
    assertThat(read(Map.of("ROUNDTRIP_REPORT_DIRECTORY", "build/reports")).problems()).isEmpty();
    system.setProperty("roundtrip.snapshot", "update");
    assertThat(read(Map.of()).problems())
        .singleElement()
        .asString()
        .startsWith("roundtrip.snapshot in the system properties is not known");
  }

  @Test
  void variablesOfAServiceOfThatNameAreNotOurs() throws IOException {
    Map<String, String> environment =
        Map.of(
            "ROUNDTRIP_SERVICE_HOST", "10.0.0.1",
            "ROUNDTRIP_PORT", "tcp://10.0.0.1:80",
            "ROUNDTRIP_PORT_80_TCP_ADDR", "10.0.0.1",
            "ROUNDTRIPS", "1");

    assertThat(read(environment).problems()).isEmpty();
  }
}
