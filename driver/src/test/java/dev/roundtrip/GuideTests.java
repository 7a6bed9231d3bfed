package dev.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.finding.FindingKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The guide has a page for each kind of finding, and no link of it leads nowhere. */
class GuideTests {

  private static final Path GUIDE = Path.of("../docs/guide");
  private static final Pattern LINK = Pattern.compile("]\\(([^):]+\\.md)(#[^)]*)?\\)");

  @ParameterizedTest
  @EnumSource(FindingKind.class)
  void eachKindHasAPage(FindingKind kind) throws IOException {
    String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".md";
    String page = Files.readString(GUIDE.resolve("findings").resolve(name));

    assertThat(page)
        .startsWith("# " + kind.title() + "\n\n**" + (kind.isOnByDefault() ? "On" : "Off"))
        .contains(
            "## What it means", "## How to fix it", "## Thresholds, and where they come from");
    assertThat(Files.readString(GUIDE.resolve("README.md"))).contains("(findings/" + name + ")");
  }

  @Test
  void linksLeadToPages() throws IOException {
    int links = 0;
    try (Stream<Path> files = Files.walk(GUIDE)) {
      List<Path> pages = files.filter(file -> file.toString().endsWith(".md")).toList();
      for (Path page : pages) {
        for (MatchResult link : LINK.matcher(Files.readString(page)).results().toList()) {
          assertThat(page.resolveSibling(link.group(1))).as("linked from " + page).exists();
          links++;
        }
      }
    }
    assertThat(links).isPositive();
  }
}
