package dev.roundtrip.samples.bookstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** What a failing test says; the README shows what this writes. */
class FailureTests {

  private static final Path SHOWN = Path.of("target", "roundtrip", "failing-test.txt");

  @Test
  void aRegressionFailsWithItsLineItsCostAndItsRepair() throws Exception {
    TestExecutionResult result =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(FailureCases.class))
            .execute()
            .testEvents()
            .failed()
            .list()
            .get(0)
            .getRequiredPayload(TestExecutionResult.class);

    String message = String.valueOf(result.getThrowable().orElseThrow().getMessage());

    Files.createDirectories(SHOWN.getParent());
    Files.writeString(SHOWN, message + "\n");
    assertThat(message)
        .contains(
            "FailureCases.authors() is not as expected:",
            "N+1  expected none  was 1",
            "26 statements were sent:",
            "25 statements on book, one for each key read from author.id",
            "dev.roundtrip.samples.bookstore.AuthorService.cards(AuthorService.java:",
            "JOIN FETCH, @EntityGraph or @BatchSize");
    assertThat(plain(message)).startsWith(plain(shownInTheReadme()));
  }

  /** Its beginning, up to the line that says that it goes on. */
  private static String shownInTheReadme() throws IOException {
    String readme = Files.readString(Path.of("..", "..", "README.md"));
    int start = readme.indexOf("FailureCases.authors() is not as expected:");
    return readme.substring(start, readme.indexOf("\n…", start));
  }

  /** But for times, and lines of code that move. */
  private static String plain(String output) {
    return output
        .replaceAll("\\d+(\\.\\d+)? ms", "# ms")
        .replaceAll("\\.java:\\d+", ".java:#")
        .replaceAll("[ \\t]+", " ")
        .strip();
  }
}
