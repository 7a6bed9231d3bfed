package dev.roundtrip.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.roundtrip.Proving;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.StatementReport;
import dev.roundtrip.contract.Engine;
import dev.roundtrip.finding.SlowStatementFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatementReportTests {

  private static final String SQL =
      "select l.id, l.remark from line l where l.code = ? order by l.id";

  @ParameterizedTest
  @EnumSource(Engine.class)
  void saysEverythingInOrder(Engine engine) throws SQLException, IOException {
    StatementReport report = StatementReport.of(finding(engine), "7");

    assertThat(report.text())
        .containsSubsequence(
            "ISSUE",
            "ANALYSIS",
            "ROOT CAUSE",
            "no index begins with",
            "RECOMMENDATION",
            "CREATE INDEX line_by_code ON line (code)",
            "measured",
            "risk",
            "STEPS",
            "MIGRATION",
            "V7__add_line_by_code.sql",
            "U7__add_line_by_code.sql",
            "--rollback",
            "VERIFICATION");
    assertThat(report.markdown()).contains("## Root cause", "```sql");
    Path folder = Files.createDirectories(Path.of("target", "roundtrip"));
    Files.writeString(folder.resolve("statement-" + engine + ".txt"), report.text());
    Files.writeString(folder.resolve("statement-" + engine + ".md"), report.markdown());
  }

  /** The scripts are read from the report, as a tool would, and run as they stand there. */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void migrationRunsForwardAndBack(Engine engine) throws SQLException, IOException {
    Map<String, String> json = strings(StatementReport.of(finding(engine), "7").json());

    script(engine, Objects.requireNonNull(json.get("up")));
    try {
      assertThat(answers(engine, Objects.requireNonNull(json.get("verification")))).isEqualTo(1);
      assertThat(Shop.slow(engine, SQL, "L17").recommendations()).isEmpty();
    } finally {
      script(engine, Objects.requireNonNull(json.get("down")));
    }
    assertThat(Shop.sql(Shop.slow(engine, SQL, "L17"))).isEqualTo(json.get("change"));

    List<String> rollbacks = new ArrayList<>();
    String changeset = Objects.requireNonNull(json.get("liquibase"));
    changeset
        .lines()
        .filter(line -> line.startsWith("--rollback "))
        .forEach(line -> rollbacks.add(line.substring("--rollback ".length())));
    assertThat(rollbacks).isNotEmpty();
    assertThat(changeset.contains("runInTransaction:false")).isEqualTo(engine == Engine.POSTGRESQL);
    script(engine, changeset.lines().filter(line -> !line.startsWith("--")).toList());
    script(engine, rollbacks);
    assertThat(Shop.sql(Shop.slow(engine, SQL, "L17"))).isEqualTo(json.get("change"));
  }

  @Test
  void versionIsChecked() throws SQLException {
    SlowStatementFinding finding = finding(Engine.H2);

    assertThatThrownBy(() -> StatementReport.of(finding, "next"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'next'");
    assertThat(StatementReport.of(finding).text())
        .containsPattern("V\\d{14}__add_line_by_code.sql");
  }

  private static SlowStatementFinding finding(Engine engine) throws SQLException {
    return Shop.slow(Shop.in(engine), Roundtrip.builder().proof(Proving.SANDBOX), SQL, "L17");
  }

  private static void script(Engine engine, String script) throws SQLException {
    script(engine, List.of(script.split(";\n")));
  }

  private static void script(Engine engine, List<String> lines) throws SQLException {
    for (String line : lines) {
      Shop.run(engine, line.replaceFirst(";$", ""));
    }
  }

  private static int answers(Engine engine, String sql) throws SQLException {
    int count = 0;
    try (Connection connection = Shop.in(engine).getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        count++;
      }
    }
    return count;
  }

  private static Map<String, String> strings(String json) throws IOException {
    Map<String, String> strings = new HashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      while (parser.nextToken() != null) {
        String text = parser.currentToken().isScalarValue() ? parser.getText() : null;
        String name = parser.currentName();
        if (text != null && name != null) {
          strings.put(name, text);
        }
      }
    }
    return strings;
  }
}
