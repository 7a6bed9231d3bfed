package dev.roundtrip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.WalkOnce;
import dev.roundtrip.agent.Forked.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JaCoCo's agent beside ours, before it and after it: both do their work. */
class OtherAgentsTests {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void bothDoTheirWork(boolean first) throws Exception {
    Path other =
        Path.of(System.getProperty("roundtrip.test.others"), "org.jacoco.agent-runtime.jar");
    assertThat(other).isRegularFile();
    Path covered = directory.resolve("jacoco.exec");
    List<String> command = new ArrayList<>(List.of(Forked.agent("")));
    command.add(first ? 0 : 1, "-javaagent:" + other + "=destfile=" + covered);
    command.addAll(List.of("-cp", Forked.classPath(), WalkOnce.class.getName()));
    Result result = Forked.java(command.toArray(String[]::new)).succeeded();

    assertThat(result.text()).contains("N+1: 20 statements on book", "done");
    assertThat(result.text()).doesNotContain("could not be instrumented", "failure of the agent");
    assertThat(covered).isNotEmptyFile();
  }
}
