package dev.roundtrip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Broken;
import com.acme.WalkOnce;
import dev.roundtrip.agent.Forked.Result;
import org.junit.jupiter.api.Test;

/** What is wrong is said in a line, and the application runs on. */
class BadInputTests {

  @Test
  void anUnknownOptionNamesTheNearestOneAndTheRestHolds() throws Exception {
    Result result = Forked.run("slow-treshold=5ms,show-values=true", WalkOnce.class).succeeded();

    assertThat(result.text())
        .contains(
            "roundtrip.slow-treshold in the agent's options is not known; did you mean"
                + " roundtrip.slow-threshold?")
        .contains("N+1: 20 statements");
  }

  @Test
  void aValueThatIsNoneIsNamed() throws Exception {
    Result result = Forked.run("slow-threshold=fast", WalkOnce.class).succeeded();

    assertThat(result.text())
        .contains("roundtrip.slow-threshold in the agent's options is 'fast', which is no duration")
        .contains("done");
  }

  @Test
  void whatIsNoOptionIsNamed() throws Exception {
    String options =
        "nonsense,slow-threshold=200ms,again,application-packages=com.acme,org.acme,scopes=no,report";

    assertThat(Forked.run(options, WalkOnce.class).succeeded().text())
        .contains("'nonsense' is no option", "'again' is no option")
        .contains("'scopes=no' is not understood; scopes is true or false")
        .contains("'report' is not understood; report is a file")
        .doesNotContain("'org.acme'", "which is no duration")
        .contains("N+1: 20 statements");
  }

  @Test
  void filesThatCannotBeWrittenAreNamedAtTheStart() throws Exception {
    Result result =
        Forked.run(
                "report=/nowhere/report.html,findings=/nowhere/findings.jsonl,log-to=/nowhere/log",
                WalkOnce.class)
            .succeeded();

    assertThat(result.text())
        .contains("report=/nowhere/report.html cannot be written")
        .contains("findings=/nowhere/findings.jsonl cannot be written")
        .contains("log-to=/nowhere/log cannot be written")
        .contains("N+1: 20 statements");
  }

  @Test
  void aSecondAgentOfOursIsLeftOut() throws Exception {
    Result result =
        Forked.java(
                Forked.agent(""),
                Forked.agent("show-values=true"),
                "-cp",
                Forked.classPath(),
                WalkOnce.class.getName())
            .succeeded();

    assertThat(result.text()).contains("this second one is left out, and its options with it");
    assertThat(result.count("N+1: 20 statements")).isEqualTo(1);
  }

  @Test
  void brokenByteCodeIsRefusedByTheJvmAsEver() throws Exception {
    Result result = Forked.run("", Broken.class).succeeded();

    assertThat(result.count("refused by the JVM: ClassFormatError")).isEqualTo(2);
    assertThat(result.text()).contains("N+1: 20 statements", "done");
  }

  @Test
  void helpListsEveryKey() throws Exception {
    String text = Forked.run("help", WalkOnce.class).succeeded().text();

    dev.roundtrip.internal.config.Keys.ALL.forEach(
        key -> assertThat(text).contains("  " + key.name().substring("roundtrip.".length())));
    assertThat(text).contains("  report\n", "  findings\n", "  log-to\n", "  scopes\n", "done");
  }

  @Test
  void switchedOffItObservesNothing() throws Exception {
    assertThat(Forked.run("enabled=false", WalkOnce.class).succeeded().text())
        .contains("switched off")
        .doesNotContain("N+1");
  }
}
