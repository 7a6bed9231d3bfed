package dev.roundtrip.samples.legacyshop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.zaxxer.hikari.HikariDataSource;
import dev.roundtrip.Environment;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the agent finds in the shop is what is found by the driver, problem by problem. */
class LegacyShopTests {

  private static final Path AGENT = Path.of(System.getProperty("roundtrip.test.agent", ""));
  private static final String OPTIONS =
      "environment=test,explain=off,application-packages=dev.roundtrip.samples.legacyshop";

  @TempDir Path directory;

  @Test
  void theAgentFindsWhatTheDriverFinds() throws Exception {
    Path file = directory.resolve("findings.jsonl");
    Process shop =
        start("-javaagent:" + AGENT + "=" + OPTIONS + ",findings=" + file, new String[0]);
    String text = new String(shop.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shop.waitFor()).as(text).isZero();

    assertThat(fingerprints(file)).as(text).isEqualTo(new TreeSet<>(byTheDriver())).hasSize(2);
    assertThat(text).contains("GET /orders/{id}: ", "GET /authors: ");
  }

  @Test
  void attachedToTheRunningShopItFindsTheSameUntilItIsDetached() throws Exception {
    Path file = directory.resolve("attached.jsonl");
    Process shop = start("-Xshare:auto", "stay");
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(shop.getInputStream(), StandardCharsets.UTF_8))) {
      await(output, "The shop is open");
      visit(shop, output);
      tool("attach", String.valueOf(shop.pid()), OPTIONS + ",findings=" + file);
      assertThat(fingerprints(file)).isEmpty();
      visit(shop, output);
      assertThat(fingerprints(file)).isEqualTo(new TreeSet<>(byTheDriver()));
      tool("detach", String.valueOf(shop.pid()));
      long before = Files.size(file);
      visit(shop, output);
      assertThat(Files.size(file)).isEqualTo(before);
    } finally {
      shop.destroyForcibly();
    }
  }

  private static List<String> byTheDriver() throws Exception {
    List<String> fingerprints = Collections.synchronizedList(new ArrayList<>());
    try (HikariDataSource pool = Database.open();
        Roundtrip roundtrip =
            Roundtrip.builder()
                .environment(Environment.TEST)
                .explain(false)
                .applicationPackages("dev.roundtrip.samples.legacyshop")
                .onFinding(finding -> fingerprints.add(finding.fingerprint()))
                .build()) {
      try (LegacyShop shop = new LegacyShop(roundtrip.wrap(pool), scopes(roundtrip))) {
        shop.visit();
      }
    }
    return fingerprints;
  }

  @SuppressWarnings("try") // The scope is there to be closed.
  private static Filter scopes(Roundtrip roundtrip) {
    return (request, response, chain) -> {
      HttpServletRequest http = (HttpServletRequest) request;
      try (Scope scope = roundtrip.openScope(http.getMethod() + " " + http.getRequestURI())) {
        chain.doFilter(request, response);
      }
    };
  }

  private static Set<String> fingerprints(Path file) throws IOException {
    TreeSet<String> found = new TreeSet<>();
    for (String line : Files.readAllLines(file)) {
      try (JsonParser json = new JsonFactory().createParser(line)) {
        while (json.nextToken() != null) {
          if ("fingerprint".equals(json.currentName())) {
            found.add(json.getText());
          }
        }
      }
    }
    found.remove("fingerprint");
    return found;
  }

  private static Process start(String option, String... arguments) throws IOException {
    assertThat(AGENT).isRegularFile();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(option);
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(LegacyShop.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static void tool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", AGENT.toString()));
    command.addAll(List.of(arguments));
    Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(tool.waitFor()).as(text).isZero();
  }

  private static void visit(Process shop, BufferedReader output) throws IOException {
    shop.getOutputStream().write('\n');
    shop.getOutputStream().flush();
    await(output, "visited");
  }

  private static void await(BufferedReader output, String words) throws IOException {
    StringBuilder seen = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      seen.append(line).append('\n');
      if (line.contains(words)) {
        return;
      }
    }
    throw new AssertionError("the shop closed before it said '" + words + "': " + seen);
  }
}
