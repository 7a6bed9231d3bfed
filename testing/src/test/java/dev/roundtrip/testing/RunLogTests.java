package dev.roundtrip.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.bookshop.BaselineCases;
import com.acme.bookshop.LatencyCases;
import com.acme.bookshop.SourceCases;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;

class RunLogTests {

  @TempDir Path directory = Path.of("set by JUnit");

  /** What a run of tests prints. */
  private String run(EngineTestKit.Builder kit) {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      kit.configurationParameter("roundtrip.summary", "true")
          .configurationParameter("roundtrip.report.directory", directory.toString())
          .execute();
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static EngineTestKit.Builder local(Class<?>... types) {
    return Kit.of(types).configurationParameter("roundtrip.github", "false");
  }

  private Path baseline(String... lines) throws IOException {
    Path file = directory.resolve("accepted.txt");
    Files.writeString(file, String.join("\n", lines));
    return file;
  }

  @Test
  void theRunIsSummedUpAtItsEnd() {
    String printed = run(local(BaselineCases.class));
    assertThat(printed)
        .startsWith("\nRoundtrip: 7 tests sent 29 statements, ")
        .contains(
            """
              most statements
                8  com.acme.bookshop.BaselineCases.oldInTwoScopes()
                7  com.acme.bookshop.BaselineCases.duplicates()
                4  com.acme.bookshop.BaselineCases.explicit()
                4  com.acme.bookshop.BaselineCases.old()
                4  com.acme.bookshop.BaselineCases.parameterized()#2
            """,
            "    N+1: 3 statements on book, one for each key read from author.id\n"
                + "      at com.acme.bookshop.Bookshop.titlesOf(Bookshop.java:",
            "      in com.acme.bookshop.BaselineCases.explicit() and 3 more tests\n")
        .endsWith("  everything: " + directory.resolve("tests.json") + "\n")
        .doesNotContain("::error", "NEW", "gone", "INCONCLUSIVE");
    assertThat(directory.resolve("baseline.txt"))
        .content()
        .containsPattern(
            "[0-9a-f]{16}  N_PLUS_ONE  com\\.acme\\..*old\\(\\)  \\S+titlesOf  because\n");
  }

  @Test
  void newAndGoneFindingsAreTold() throws IOException {
    Path file =
        baseline(
            "0123456789abcdef  N_PLUS_ONE  com.acme.bookshop.BaselineCases.fixed()  a.B.c  because"
                + " x");
    String printed =
        run(
            local(BaselineCases.class)
                .configurationParameter("roundtrip.baseline", file.toString()));
    assertThat(printed)
        .contains(
            "    NEW  N+1: 3 statements on book",
            """
              accepted and gone
                N+1 of a.B.c in com.acme.bookshop.BaselineCases.fixed(): remove line 1
            """);
  }

  @Test
  void theBaselineOfARunNeedsReasonsAndThenHolds() throws IOException {
    run(local(BaselineCases.class));
    Path written = directory.resolve("baseline.txt");
    Path accepted = directory.resolve("accepted.txt");
    Files.copy(written, accepted);
    EngineTestKit.Builder kit =
        local(BaselineCases.class)
            .configurationParameter("roundtrip.baseline", accepted.toString());
    assertThat(Kit.outcomes(kit.execute()).get("old")).contains("line 2: it has no reason");
    Files.writeString(
        accepted, Files.readString(written).replaceAll("(?m)because$", "because of reasons"));
    assertThat(Kit.outcomes(kit.execute()).values()).allMatch(String::isEmpty);
    run(kit);
    assertThat(written).hasSameTextualContentAs(accepted);
  }

  @Test
  void whatCouldNotBeJudgedIsTold() {
    assertThat(run(local(com.acme.bookshop.LifeCycleCases.class)))
        .contains("  INCONCLUSIVE\n", "@NoDuplicateQueries is INCONCLUSIVE", "      in com.acme.");
  }

  @Test
  void aRunThatSentNothingIsSilent() {
    assertThat(run(local(SourceCases.Unobserved.class))).isEmpty();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void gitHubIsToldTheLines() throws IOException {
    EngineTestKit.Builder kit =
        Kit.of(BaselineCases.class).configurationParameter("roundtrip.github", "true");
    assertThat(run(kit))
        .containsPattern(
            "(?m)^::error"
                + " file=\\S*src/test/java/com/acme/bookshop/Bookshop\\.java,line=\\d+,title=Roundtrip%3A"
                + " N\\+1::N\\+1: 3 statements on book.*%0Ain com\\.acme\\.\\S+\\(\\)$")
        .containsPattern("(?m)^::warning file=.*title=Roundtrip%3A Duplicate statement::");
  }

  @Test
  void theJsonIsAsTheGuideDocumentsIt() throws IOException {
    String guide = Files.readString(Path.of("../docs/guide/testing.md"));
    Matcher example = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(guide);
    assertThat(example.find()).isTrue();
    Set<String> documented = paths(example.group(1));
    Set<String> written = new TreeSet<>();
    Path file =
        baseline(
            "0123456789abcdef  N_PLUS_ONE  com.acme.bookshop.BaselineCases.fixed()  a.B.c  because"
                + " x");
    run(
        local(BaselineCases.class, com.acme.bookshop.AnnotatedCases.class)
            .configurationParameter("roundtrip.baseline", file.toString()));
    written.addAll(paths(Files.readString(directory.resolve("tests.json"))));
    run(local(com.acme.bookshop.LifeCycleCases.class, LatencyCases.class));
    written.addAll(paths(Files.readString(directory.resolve("tests.json"))));
    assertThat(written).isEqualTo(documented);
  }

  /** Each name with its place and the type of its value; null says nothing about a type. */
  private static Set<String> paths(String text) throws IOException {
    Set<String> paths = new TreeSet<>();
    try (JsonParser json = new JsonFactory().createParser(text)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
          String type = token.isNumeric() ? "number" : token.isBoolean() ? "boolean" : "text";
          paths.add(
              json.getParsingContext().pathAsPointer().toString().replaceAll("\\d+", "*")
                  + " "
                  + type);
        }
      }
    }
    return paths;
  }
}
