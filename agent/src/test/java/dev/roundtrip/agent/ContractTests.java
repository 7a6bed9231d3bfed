package dev.roundtrip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.agent.Transcripts.Outcome;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The scripts of the driver's comparison in two JVMs, one with the agent and one without: an
 * application sees the same, down to the class and identity of each object, and of each script as
 * much is counted as by wrappers. The build does so with a few databases and pools; the profile
 * agent-contract with all of them, and the doors of H2 and PostgreSQL.
 */
class ContractTests {

  private static final List<String> SUBJECTS =
      List.of(System.getProperty("roundtrip.test.subjects", "").split(",", -1));

  /**
   * Some databases and pools answer a call in one of two ways, by chance, without an agent as well:
   * a thread of c3p0 takes a closed connection apart. A difference that is ours is there each time.
   */
  private static final int ATTEMPTS = 10;

  @TempDir static Path directory;
  private static Transcripts without;
  private static Transcripts with;

  @BeforeAll
  static void runEverything() throws Exception {
    Path first = Files.createDirectory(directory.resolve("1"));
    run(first, SUBJECTS);
    without = read(first, "without");
    with = read(first, "with");
  }

  static Stream<String> subjects() {
    return SUBJECTS.stream();
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void theApplicationSeesAndRoundtripCountsTheSame(String subject) throws Exception {
    List<String> scripts = without.ofSubject(subject);
    assertThat(scripts).hasSizeGreaterThan(40);
    assertThat(with.ofSubject(subject)).isEqualTo(scripts);

    List<String> different =
        scripts.stream()
            .filter(script -> !isSame(script, without.of(script), with.of(script)))
            .toList();
    if (!different.isEmpty()) {
      compareAgain(different);
    }
  }

  private static boolean isSame(String script, List<Outcome> raw, List<Outcome> observed) {
    return raw.stream()
        .anyMatch(
            one ->
                observed.stream()
                    .anyMatch(
                        other ->
                            one.seen().equals(other.seen())
                                && (isBesideTheWrapper(script)
                                    || one.counted().equals(other.counted()))));
  }

  /**
   * Two scripts of which wrappers count something else: one looks the driver's classes up on the
   * raw data source, which only the agent sees. The other reads by rows whose statement has new
   * ones; SQLite's driver has one object for both, so that the new ones are what is read.
   */
  private static boolean isBesideTheWrapper(String script) {
    return script.endsWith("/driversClassesAreReached")
        || script.equals("/SQLITE/rowsCloseWithTheirStatementAndWithTheNextExecution");
  }

  private static void compareAgain(List<String> scripts) throws Exception {
    System.err.printf("different in the first run, looked at again: %s%n", scripts);
    Path again = Files.createTempDirectory(directory, "again-");
    List<String> arguments = new ArrayList<>();
    for (String script : scripts) {
      int name = script.lastIndexOf('/');
      arguments.addAll(
          Collections.nCopies(
              ATTEMPTS, script.substring(1, name) + "#" + script.substring(name + 1)));
    }
    run(again, arguments);
    Transcripts raw = read(again, "without");
    Transcripts observed = read(again, "with");
    for (String script : scripts) {
      if (!isSame(script, raw.of(script), observed.of(script))) {
        assertThat(observed.seen(script)).as(script).isEqualTo(raw.seen(script));
        assertThat(observed.counted(script))
            .as("what is counted of " + script)
            .isEqualTo(raw.counted(script));
        throw new AssertionError(script + ": what is seen and what is counted never go together");
      }
    }
  }

  @Test
  void theAgentItselfHadNoTrouble() throws Exception {
    assertThat(Files.readString(directory.resolve("1/with.log")))
        .contains("RUN /" + SUBJECTS.get(0) + "/")
        .doesNotContain("failure of the agent", "could not be instrumented");
  }

  private static Transcripts read(Path at, String side) throws Exception {
    return Transcripts.read(at.resolve(side + ".txt"), at.resolve(side + ".log"));
  }

  /** One after the other: servers that are unpacked by two JVMs at once are in each other's way. */
  private static void run(Path at, List<String> subjects) throws Exception {
    String path =
        Forked.join(
            Forked.wholeClassPath(),
            System.getProperty("roundtrip.test.others") + "/ucp11.jar",
            System.getProperty("roundtrip.test.others") + "/ojdbc11.jar");
    String driver = Forked.classPathWithDriver();
    finish(start(at, "without", List.of("-cp", Forked.join(path, driver)), "wrapped", subjects));
    String agent = "-javaagent:" + Forked.JAR + "=log=all,log-to=" + at.resolve("with.log");
    finish(start(at, "with", List.of(agent, "-cp", path), "raw", subjects));
  }

  private record Started(Process process, File output) {}

  private static Started start(
      Path at, String side, List<String> options, String mode, List<String> subjects)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(Forked.java()));
    command.addAll(options);
    command.addAll(List.of(Unseen.class.getName(), at.resolve(side + ".txt").toString(), mode));
    command.addAll(subjects);
    // Without an agent, the log of the wrappers is a part of it.
    File output = at.resolve(side.equals("without") ? "without.log" : "with.out").toFile();
    Files.createDirectories(at.resolve(side + "/target"));
    return new Started(
        new ProcessBuilder(command)
            .directory(at.resolve(side).toFile())
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start(),
        output);
  }

  private static void finish(Started started) throws Exception {
    boolean ended = started.process().waitFor(8, TimeUnit.MINUTES);
    started.process().destroyForcibly();
    String output = Files.readString(started.output().toPath());
    assertThat(ended && started.process().exitValue() == 0).as(output).isTrue();
  }
}
