package dev.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A million of everything in a small heap; what is held afterwards is bounded. */
@Execution(ExecutionMode.CONCURRENT)
class MemoryTests {

  private static final long MAXIMUM_RETAINED = 16L << 20;

  private static final Pattern RETAINED = Pattern.compile("retained (-?\\d+) after (\\S+)");

  @Test
  void aMillionTextsAndAMillionScopesFitIntoASmallHeap() throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                MemoryProgram.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();

    assertThat(child.exitValue()).as(output).isZero();
    assertThat(RETAINED.matcher(output).results().map(result -> result.group(2)))
        .containsExactly("texts", "scopes", "leftovers");
    assertThat(RETAINED.matcher(output).results().map(MemoryTests::bytes))
        .as(output)
        .allMatch(bytes -> bytes < MAXIMUM_RETAINED);
  }

  private static long bytes(MatchResult result) {
    return Long.parseLong(result.group(1));
  }
}
