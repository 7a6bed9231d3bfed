package dev.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code in documents is code that runs: each snippet stands in the file that it names. */
class DocumentedSnippetsTests {

  private static final Path ROOT = Path.of("..");

  /** {@code <!-- snippet: file, what -->}, followed by one or more blocks of Java. */
  private static final Pattern SNIPPET =
      Pattern.compile(
          "<!-- snippet: ([^,]+),[^>]*-->\\s*((?:```java\\n.*?```\\s*)+)", Pattern.DOTALL);

  private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/guide/testing.md"})
  void snippetsStandInTheSourcesThatTheyName(String document) throws IOException {
    String text = Files.readString(ROOT.resolve(document));
    List<MatchResult> snippets = SNIPPET.matcher(text).results().toList();

    assertThat(BLOCK.matcher(text).results()).as("blocks of Java").isNotEmpty();
    assertThat(snippets.stream().mapToLong(match -> blocks(match.group(2)).size()).sum())
        .as("blocks of Java that name their source")
        .isEqualTo(BLOCK.matcher(text).results().count());
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
