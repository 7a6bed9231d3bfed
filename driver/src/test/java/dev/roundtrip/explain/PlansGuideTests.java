package dev.roundtrip.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.contract.Engine;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.internal.report.FindingText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of the guide are what is printed; numbers may differ from server to server. */
class PlansGuideTests {

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void exampleOfAServerIsWhatIsPrinted(Engine engine) throws Exception {
    assertInGuide(Sales.in(engine));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:sqlite:%s/guide.db",
        "jdbc:duckdb:%s/guide.duck",
        "jdbc:hsqldb:mem:guide",
        "jdbc:derby:memory:guide;create=true"
      })
  void exampleOfAnEmbeddedDatabaseIsWhatIsPrinted(String url) throws Exception {
    String filled = url.formatted(directory);
    try (Connection keeper = DriverManager.getConnection(filled)) {
      EmbeddedPlansTests.fill(keeper);
      assertInGuide(EmbeddedPlansTests.dataSource(filled));
    }
  }

  private static void assertInGuide(DataSource raw) throws SQLException, IOException {
    try (Roundtrip roundtrip = Sales.everything().build()) {
      Scope scope = roundtrip.openScope("guide");
      Sales.readByNote(roundtrip.wrap(raw), "note 7");
      scope.close();
      String block = planOf(scope.report().findings().get(0));
      assertThat(withoutNumbers(guide())).as(block).contains(withoutNumbers(block));
    }
  }

  /** From the line of the plan to that of the reason. */
  private static String planOf(Finding finding) {
    List<String> lines = new ArrayList<>();
    for (String line : FindingText.of(finding).lines().toList()) {
      if (line.startsWith("  because ") || line.startsWith("  fix ")) {
        break;
      }
      if (line.startsWith("  plan ") || !lines.isEmpty()) {
        lines.add(line);
      }
    }
    return String.join("\n", lines);
  }

  private static String withoutNumbers(String text) {
    return text.replaceAll("\\d[\\d,.]*", "9").replaceAll(" +", " ");
  }

  private static String guide() throws IOException {
    return Files.readString(Path.of("..", "docs", "guide", "plans.md"));
  }
}
