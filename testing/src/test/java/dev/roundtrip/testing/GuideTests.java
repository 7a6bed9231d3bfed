package dev.roundtrip.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.bookshop.GuideCases;
import com.acme.bookshop.SnapshotCases;
import com.acme.bookshop.SnapshotCases.BookTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.platform.testkit.engine.EngineTestKit;

/** What the guide shows as output is what its tests put out, apart from times, lines and paths. */
@ResourceLock("SnapshotCases.oneByOne")
class GuideTests {

  private static final Pattern OUTPUT =
      Pattern.compile("<!-- output: (\\w+) -->\\s*```text\\n(.*?)```", Pattern.DOTALL);

  @TempDir Path directory = Path.of("set by JUnit");

  private Map<String, String> outcomes() throws IOException {
    Map<String, String> outcomes = new TreeMap<>(Kit.outcomes(Kit.of(GuideCases.class).execute()));
    EngineTestKit.Builder kit =
        Kit.of(BookTests.class)
            .configurationParameter("roundtrip.snapshots.directory", directory.toString())
            .configurationParameter("roundtrip.ci", "false");
    SnapshotCases.oneByOne = false;
    kit.execute();
    Path snapshot = directory.resolve("com/acme/bookshop/SnapshotCases.queries");
    outcomes.put("snapshot", Files.readString(snapshot.resolve("BookTests.listsTitles.txt")));
    SnapshotCases.oneByOne = true;
    outcomes.put("worse", Kit.outcomes(kit.execute()).getOrDefault("listsTitles", "not run"));
    return outcomes;
  }

  private String plain(String output) {
    return output
        .strip()
        .replace(directory.toString(), "src/test/java")
        .replaceAll("\\d+(\\.\\d+)? ms", "# ms")
        .replaceAll("\\.java:\\d+", ".java:#")
        .replaceAll("(?m)[ \\t]+", " ")
        .replaceAll("(?m) $", "");
  }

  @Test
  void whatTheGuideShowsIsPutOut() throws IOException {
    List<MatchResult> shown =
        OUTPUT.matcher(Files.readString(Path.of("../docs/guide/testing.md"))).results().toList();
    assertThat(shown).hasSizeGreaterThanOrEqualTo(4);
    Map<String, String> outcomes = outcomes();
    for (MatchResult each : shown) {
      assertThat(plain(outcomes.getOrDefault(each.group(1), "there is no such test")))
          .as(each.group(1))
          .isEqualTo(plain(each.group(2)));
    }
    assertThat(outcomes)
        .containsEntry("listsTitlesWithOneStatement", "")
        .containsEntry("renamesAuthors", "")
        .containsEntry("listsTitlesOfADistantDatabase", "")
        .containsEntry("recordsWithoutTheExtension", "");
  }
}
