package dev.roundtrip.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide has a section for the code of each rule, and none for a rule that is gone. */
class AdviceGuideTests {

  private static final Path RULES =
      Path.of("src", "main", "java", "dev", "roundtrip", "internal", "advice");

  private static final Pattern CODE =
      Pattern.compile("static final String [A-Z]+ = \"([a-z]+(?:-[a-z]+)+)\"");

  private static final Pattern HEADING = Pattern.compile("(?m)^### ([a-z-]+)$");

  @Test
  void eachCodeHasASection() throws IOException {
    List<String> codes = new ArrayList<>();
    try (Stream<Path> files = Files.list(RULES)) {
      for (Path file : files.toList()) {
        CODE.matcher(Files.readString(file)).results().forEach(code -> codes.add(code.group(1)));
      }
    }
    List<String> headings =
        HEADING
            .matcher(Files.readString(Path.of("../docs/guide/advice.md")))
            .results()
            .map((MatchResult heading) -> heading.group(1))
            .toList();

    assertThat(codes).hasSizeGreaterThan(15);
    assertThat(headings).containsExactlyInAnyOrderElementsOf(codes);
  }
}
