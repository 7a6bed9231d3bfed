package dev.roundtrip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.WalkOnce;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that the agent writes, and the file that it is. */
class OutputTests {

  @TempDir Path directory;

  @Test
  void reportLinesAndLogGoWhereTheyAreWanted() throws Exception {
    Path report = directory.resolve("report.html");
    Path findings = directory.resolve("findings.jsonl");
    Path log = directory.resolve("agent.log");
    String text =
        Forked.run("report=" + report + ",findings=" + findings + ",log-to=" + log, WalkOnce.class)
            .succeeded()
            .text();

    assertThat(text).contains("done").doesNotContain("roundtrip:");
    assertThat(Files.readString(log)).contains("N+1: 20 statements", "report written to " + report);
    assertThat(Files.readString(report))
        .startsWith("<!DOCTYPE html>")
        .contains("1 problem", "com.acme.Shop.walk(Shop.java:")
        .doesNotContain("{{", "<script", "http://", "https://");
    List<String> lines = Files.readAllLines(findings);
    assertThat(lines).hasSize(1);
    try (JsonParser json = new JsonFactory().createParser(lines.get(0))) {
      String kind = "";
      while (json.nextToken() != null) {
        if ("kind".equals(json.currentName())) {
          kind = json.getText();
        }
      }
      assertThat(kind).isEqualTo("N_PLUS_ONE");
    }
  }

  @Test
  void theJarShowsTheApplicationNothingButItsEntry() throws Exception {
    assertThat(Files.size(Path.of(Forked.JAR))).isLessThan(8L << 20);
    try (ZipFile jar = new ZipFile(Forked.JAR)) {
      assertThat(Collections.list(jar.entries()))
          .extracting(java.util.zip.ZipEntry::getName)
          .filteredOn(name -> name.endsWith(".class"))
          .isNotEmpty()
          .allMatch(
              name ->
                  name.matches(
                      "(dev/roundtrip/agent/[A-Za-z$]+|java/lang/Roundtrip(Holder|State))\\.class"));
      assertThat(Collections.list(jar.entries()))
          .extracting(java.util.zip.ZipEntry::getName)
          .filteredOn(name -> name.endsWith(".classdata"))
          .allMatch(name -> name.matches("inst/(dev/roundtrip|java/lang/Roundtrip).*"));
    }
  }
}
