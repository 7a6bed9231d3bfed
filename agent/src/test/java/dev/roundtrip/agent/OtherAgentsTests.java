package dev.roundtrip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.WalkOnce;
import dev.roundtrip.agent.Forked.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JaCoCo's agent beside ours, before it and after it, and OpenTelemetry's: both do their work. */
class OtherAgentsTests {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void coverageIsWrittenDown(boolean first) throws Exception {
    Path covered = directory.resolve("jacoco.exec");

    beside(first, "org.jacoco.agent-runtime.jar", "=destfile=" + covered);
    assertThat(covered).isNotEmptyFile();
  }

  @Test
  void everyStatementHasItsSpan() throws Exception {
    Result result =
        beside(
            false,
            "opentelemetry-javaagent.jar",
            "",
            "-Dotel.traces.exporter=console",
            "-Dotel.metrics.exporter=none",
            "-Dotel.logs.exporter=none");

    assertThat(result.count("[tracer: io.opentelemetry.jdbc")).as(result.text()).isEqualTo(25);
  }

  private static Result beside(boolean first, String jar, String options, String... more)
      throws Exception {
    Path other = Path.of(System.getProperty("roundtrip.test.others"), jar);
    assertThat(other).isRegularFile();
    List<String> command = new ArrayList<>(List.of(Forked.agent("")));
    command.add(first ? 0 : 1, "-javaagent:" + other + options);
    command.addAll(List.of(more));
    command.addAll(List.of("-cp", Forked.classPath(), WalkOnce.class.getName()));
    Result result = Forked.java(command.toArray(String[]::new)).succeeded();

    assertThat(result.count("N+1: 20 statements on book")).as(result.text()).isEqualTo(1);
    assertThat(result.text())
        .contains("done")
        .doesNotContain("could not be instrumented", "failure of the agent");
    return result;
  }
}
