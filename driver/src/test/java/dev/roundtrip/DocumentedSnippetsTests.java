package dev.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The code in the README is code that runs: each snippet stands in the file that it names. */
class DocumentedSnippetsTests {

  private static final Path ROOT = Path.of("..");

  /** {@code <!-- snippet: file, what -->}, followed by one or more blocks of Java. */
  private static final Pattern SNIPPET =
      Pattern.compile(
          "<!-- snippet: ([^,]+),[^>]*-->\\s*((?:```java\\n.*?```\\s*)+)", Pattern.DOTALL);

  private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

  @Test
  void snippetsOfTheReadmeStandInTheSourcesThatTheyName() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    List<MatchResult> snippets = SNIPPET.matcher(readme).results().toList();

    assertThat(BLOCK.matcher(readme).results()).as("blocks of Java").isNotEmpty();
    assertThat(snippets.stream().mapToLong(match -> blocks(match.group(2)).size()).sum())
        .as("blocks of Java that name their source")
        .isEqualTo(BLOCK.matcher(readme).results().count());
    for (MatchResult snippet : snippets) {
      String source = folded(Files.readString(ROOT.resolve(snippet.group(1))));
      for (String block : blocks(snippet.group(2))) {
        assertThat(source).as(snippet.group(1)).contains(folded(block));
      }
    }
  }

  private static List<String> blocks(String text) {
    return BLOCK.matcher(text).results().map(match -> match.group(1)).toList();
  }

  /** The formatter breaks lines where a reader would not. */
  private static String folded(String code) {
    return code.replaceAll("\\s+", "");
  }
}
