package dev.roundtrip.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roundtrip.samples.petstore.Petstore;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dashboard and alerts name metrics that there are; where Prometheus is installed, it says so. */
class MonitoringTests {

  private static final Pattern METRIC = Pattern.compile("roundtrip_[a-z_]+");

  private static Path documents() {
    return Path.of(System.getProperty("documents.monitoring"));
  }

  private static Set<String> metricsIn(String text) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = METRIC.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group());
    }
    return names;
  }

  @Test
  void eachMetricOfDashboardAndAlertsIsExposed() throws Exception {
    try (App app =
        App.web(
            List.of(Petstore.class), "management.endpoints.web.exposure.include=prometheus")) {
      app.get("/cities/Wien");
      app.collected.await("GET /cities/{city}");
      String exposed = app.get("/actuator/prometheus").body();

      for (String file : List.of("roundtrip-alerts.yml", "roundtrip-dashboard.json")) {
        Set<String> named = metricsIn(Files.readString(documents().resolve(file)));
        assertThat(named).as(file).hasSizeGreaterThan(3);
        assertThat(metricsIn(exposed)).as(file).containsAll(named);
      }
    }
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  @Test
  void prometheusAcceptsTheAlertsAndAnswersTheDashboard(@TempDir Path directory) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/prometheus")), "Prometheus is not installed");
    Path alerts = documents().resolve("roundtrip-alerts.yml").toAbsolutePath();
    assertThat(run("/usr/bin/promtool", "check", "rules", alerts.toString())).contains("5 rules");
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    try (App app =
        App.web(
            List.of(Petstore.class), "management.endpoints.web.exposure.include=prometheus")) {
      app.get("/cities/Wien");
      app.collected.await("GET /cities/{city}");
      Path configuration = directory.resolve("prometheus.yml");
      Files.writeString(
          configuration,
          """
          global: {scrape_interval: 200ms, evaluation_interval: 1s}
          rule_files: ["%s"]
          scrape_configs:
            - job_name: petstore
              metrics_path: /actuator/prometheus
              static_configs: [{targets: ["localhost:%s"]}]
          """
              .formatted(
                  alerts, app.context.getEnvironment().getProperty("local.server.port")));
      Process prometheus =
          new ProcessBuilder(
                  "/usr/bin/prometheus",
                  "--config.file=" + configuration,
                  "--storage.tsdb.path=" + directory.resolve("data"),
                  "--web.listen-address=localhost:" + port)
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("log").toFile())
              .start();
      try {
        awaitSamples(port, "roundtrip_statements_seconds_count", directory.resolve("log"));
        for (String expression : expressions()) {
          assertThat(query(port, expression)).as(expression).contains("\"status\":\"success\"");
        }
        assertThat(query(port, "roundtrip_findings_total{kind=\"n-plus-one\"}"))
            .contains("\"job\":\"petstore\"");
      } finally {
        prometheus.destroy();
        prometheus.waitFor();
      }
    }
  }

  /** Asks until Prometheus has scraped, for as long as a slow machine may take. */
  private static void awaitSamples(int port, String metric, Path log) throws Exception {
    long end = System.nanoTime() + 60_000_000_000L;
    while (System.nanoTime() < end) {
      try {
        if (query(port, metric).contains("\"job\":\"petstore\"")) {
          return;
        }
      } catch (java.io.IOException notUpYet) {
        Thread.onSpinWait();
      }
    }
    throw new AssertionError("Prometheus has no samples: " + Files.readString(log));
  }

  private static List<String> expressions() throws Exception {
    List<String> all = new ArrayList<>();
    Matcher matcher =
        Pattern.compile("\"expr\": \"((?:[^\"\\\\]|\\\\.)*)\"")
            .matcher(Files.readString(documents().resolve("roundtrip-dashboard.json")));
    while (matcher.find()) {
      all.add(
          matcher.group(1).replace("\\\"", "\"").replace("$__rate_interval", "1m").replace("$job", ".*"));
    }
    assertThat(all).hasSizeGreaterThan(8);
    return all;
  }

  private static String query(int port, String expression) throws Exception {
    URI uri =
        URI.create(
            "http://localhost:"
                + port
                + "/api/v1/query?query="
                + URLEncoder.encode(expression, StandardCharsets.UTF_8));
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
