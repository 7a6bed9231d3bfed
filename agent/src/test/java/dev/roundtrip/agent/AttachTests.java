package dev.roundtrip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Running;
import dev.roundtrip.agent.Forked.Result;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that was running before. The limit ends a test that waits for words that do not come. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class AttachTests {

  private Process application;
  private BufferedReader output;
  private final StringBuilder seen = new StringBuilder();

  @TempDir Path directory;

  @BeforeEach
  void start() throws Exception {
    application = Forked.start("-cp", Forked.classPath(), Running.class.getName());
    output =
        new BufferedReader(
            new InputStreamReader(application.getInputStream(), StandardCharsets.UTF_8));
    await("ready");
  }

  @AfterEach
  void stop() {
    application.destroyForcibly();
  }

  @Test
  void itIsObservedFromThenOnAndNoMoreOnceDetached() throws Exception {
    Path report = directory.resolve("report.html");
    assertThat(tool("list").text()).contains(pid() + "  " + Running.class.getName());

    tool("attach", pid(), "cost-gate=off,slow-threshold=1m,report=" + report).succeeded();
    await("observing JDBC by agent attached to this JVM");
    walk();
    assertThat(seen).contains("N+1: 20 statements on book");
    assertThat(tool("status", pid()).succeeded().text()).contains("1 finding of 1 problem");
    assertThat(tool("report", pid()).succeeded().text()).contains("written to " + report);
    assertThat(Files.readString(report)).contains("N+1: 20 statements on book");
    assertThat(tool("attach", pid()).succeeded().text()).contains("Attached");
    await("this second one is left out");

    assertThat(tool("detach", pid()).succeeded().text()).contains("detached:");
    int before = seen.length();
    walk();
    walk();
    assertThat(seen.substring(before)).doesNotContain("N+1");
    assertThat(tool("status", pid()).text()).contains("no agent is at work");
    assertThat(tool("detach", pid()).text()).contains("no agent is at work");
  }

  @Test
  void refusalsSayWhy() throws Exception {
    Result gone = tool("attach", "999999999");
    assertThat(gone.status()).isEqualTo(1);
    assertThat(gone.text()).contains("Cannot attach to 999999999: ");
    Result word = tool("attach", "tomcat");
    assertThat(word.status()).isEqualTo(1);
    assertThat(word.text()).contains("Cannot attach to tomcat: it is no JVM");
    Result unknown = tool("atach", pid());
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.text()).contains("Not understood: atach", "attach PID");
    assertThat(tool().status()).isEqualTo(2);
  }

  @Test
  void aSignalEndsWithASummary() throws Exception {
    tool("attach", pid(), "cost-gate=off,slow-threshold=1m,log-to=stderr").succeeded();
    await("observing JDBC");
    walk();
    application.toHandle().destroy(); // Its output is still to be read.
    await("1 finding of 1 problem");
  }

  private static Result tool(String... arguments) throws Exception {
    String[] command = new String[arguments.length + 2];
    command[0] = "-jar";
    command[1] = Forked.JAR;
    System.arraycopy(arguments, 0, command, 2, arguments.length);
    return Forked.java(command);
  }

  private String pid() {
    return String.valueOf(application.pid());
  }

  private void walk() throws Exception {
    application.getOutputStream().write('\n');
    application.getOutputStream().flush();
    await("walked");
  }

  private void await(String words) throws Exception {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      seen.append(line).append('\n');
      if (line.contains(words)) {
        return;
      }
    }
    throw new AssertionError("the application ended before it said '" + words + "': " + seen);
  }
}
