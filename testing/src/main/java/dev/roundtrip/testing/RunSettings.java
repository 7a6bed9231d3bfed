package dev.roundtrip.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the run was told: configuration parameters of JUnit, which include system properties, then
 * environment variables, {@code ROUNDTRIP_SNAPSHOTS} for {@code roundtrip.snapshots}.
 */
final class RunSettings {

  /** What to do about snapshots. */
  enum Snapshots {
    /** A missing one is a failure. */
    COMPARE,
    /** A missing one is written. */
    CREATE,
    /** All are written. */
    UPDATE
  }

  private final Function<String, Optional<String>> parameters;
  private final Function<String, @Nullable String> environment;

  RunSettings(
      Function<String, Optional<String>> parameters,
      Function<String, @Nullable String> environment) {
    this.parameters = parameters;
    this.environment = environment;
  }

  /** Outside of JUnit. */
  static RunSettings ofProcess() {
    return new RunSettings(
        name -> Optional.ofNullable(System.getProperty(name)), name -> System.getenv(name));
  }

  /**
   * What to do about snapshots; they are never written in continuous integration.
   *
   * @throws IllegalArgumentException if it is malformed, or cannot be
   */
  Snapshots snapshots() {
    String said = find("roundtrip.snapshots").orElse("").strip();
    Snapshots mode =
        switch (said.toLowerCase(Locale.ROOT)) {
          case "" -> isCi() ? Snapshots.COMPARE : Snapshots.CREATE;
          case "compare" -> Snapshots.COMPARE;
          case "create" -> Snapshots.CREATE;
          case "update" -> Snapshots.UPDATE;
          default ->
              throw new IllegalArgumentException(
                  "roundtrip.snapshots is '%s': write compare, create or update".formatted(said));
        };
    if (isCi() && mode != Snapshots.COMPARE) {
      throw new IllegalArgumentException(
          "roundtrip.snapshots=%s writes snapshots, which is not done where CI is set: run it where"
                  .formatted(said)
              + " they can be reviewed and committed");
    }
    return mode;
  }

  /** Where the directories of snapshots begin, in place of the directory of the sources. */
  Optional<Path> snapshotDirectory() {
    return find("roundtrip.snapshots.directory").map(Path::of);
  }

  /** The baseline of a module, if there is one. */
  Optional<Path> baseline(Path module) {
    Optional<Path> said = find("roundtrip.baseline").map(module::resolve);
    Path usual = module.resolve("src/test/resources/roundtrip-baseline.txt");
    return said.isPresent() ? said : Optional.of(usual).filter(Files::exists);
  }

  /** Where reports go. */
  Path reportDirectory(Path module) {
    String build =
        Files.exists(module.resolve("pom.xml")) || !isGradle(module) ? "target" : "build";
    return module.resolve(find("roundtrip.report.directory").orElse(build + "/roundtrip"));
  }

  private static boolean isGradle(Path module) {
    return Files.exists(module.resolve("build.gradle"))
        || Files.exists(module.resolve("build.gradle.kts"));
  }

  /** Processes that Surefire runs tests in at the same time each have a file of their own. */
  String reportName() {
    String fork = find("surefire.forkNumber").orElse("1");
    return fork.equals("1") ? "tests.json" : "tests-%s.json".formatted(fork);
  }

  /** Whether a summary is printed. */
  boolean isTold() {
    return !find("roundtrip.summary").orElse("true").equalsIgnoreCase("false");
  }

  /** Whether GitHub Actions reads what is printed. */
  boolean isGitHub() {
    return find("roundtrip.github")
        .map(Boolean::parseBoolean)
        .orElseGet(() -> isSet("GITHUB_ACTIONS"));
  }

  /** What GitHub's files are relative to. */
  Path workspace() {
    String said = environment.apply("GITHUB_WORKSPACE");
    return said == null ? TestFiles.workingDirectory() : Path.of(said).toAbsolutePath();
  }

  /** Whether the run is one of continuous integration, by {@code CI} as a rule. */
  boolean isCi() {
    return find("roundtrip.ci").map(Boolean::parseBoolean).orElseGet(() -> isSet("CI"));
  }

  Optional<String> find(String name) {
    Optional<String> parameter = parameters.apply(name);
    return parameter.isPresent()
        ? parameter
        : Optional.ofNullable(environment.apply(name.toUpperCase(Locale.ROOT).replace('.', '_')));
  }

  boolean isSet(String variable) {
    String value = environment.apply(variable);
    return value != null && !value.isBlank() && !value.equalsIgnoreCase("false");
  }
}
