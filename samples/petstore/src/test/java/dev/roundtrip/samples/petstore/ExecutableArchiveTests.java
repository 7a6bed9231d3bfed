package dev.roundtrip.samples.petstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shop as an executable archive, started with the agent: as it is, and without the starter. */
class ExecutableArchiveTests {

  private static final String SEVEN = "GET /cities/{city}: 7 statements of 2 shapes";

  @TempDir static Path directory;

  private static String plain;
  private static String withStarter;

  /** Both at once, because what takes time is their start. */
  @BeforeAll
  static void run() throws Exception {
    try (ExecutableArchive first = ExecutableArchive.start(directory.resolve("plain shop.jar"), false);
        ExecutableArchive second = ExecutableArchive.start(directory.resolve("shop.jar"), true)) {
      plain = first.visit("/cities/Wien").stop();
      withStarter = second.visit("/cities/Wien").stop();
    }
  }

  @Test
  void aFindingHasItsRouteAndItsLineAndIsInTheLogOfTheApplication() {
    List<String> lines = plain.lines().filter(line -> line.contains("[GET /cities/{city}]")).toList();

    assertThat(lines).as(plain).hasSize(1);
    assertThat(lines.get(0)).contains("N+1", "--- [petstore]", " dev.roundtrip ");
    assertThat(plain)
        .contains(SEVEN, "at dev.roundtrip.samples.petstore.OwnerController.city(OwnerController.java:");
  }

  @Test
  void theApplicationsPackageIsThatOfTheClassThatTheLauncherStarts() {
    assertThat(plain).contains("the application's code is taken to be in dev.roundtrip.samples.petstore");
  }

  @Test
  void withTheStarterEachExecutionIsCountedOnceAndTheLogSaysByWhom() {
    assertThat(withStarter.lines().filter(line -> line.contains(SEVEN))).as(withStarter).hasSize(1);
    assertThat(withStarter.lines().filter(line -> line.contains("[GET /cities/{city}]")))
        .as(withStarter)
        .hasSize(1);
    assertThat(withStarter)
        .contains(
            "an application has the driver",
            "HikariDataSource is observed by the agent of this JVM",
            "0 findings of 0 problems");
  }

  @Test
  void theAgentHadNoTrouble() {
    assertThat(plain + withStarter).doesNotContain("failure of the agent", "could not be instrumented");
  }
}
