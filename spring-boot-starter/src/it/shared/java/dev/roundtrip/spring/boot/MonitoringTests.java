package dev.roundtrip.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roundtrip.samples.petstore.Petstore;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.json.JsonParserFactory;

/** Dashboard and alerts name metrics that there are; where Prometheus is installed, it says so. */
class MonitoringTests {

  private static final Pattern METRIC = Pattern.compile("roundtrip_[a-z_]+");
  private static final Path PROMETHEUS = Path.of("/usr/bin/prometheus");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir static Path directory;

  private static App app;
  private static int port;
  private static Process prometheus;

  /** Prometheus looks for what to scrape some seconds after its start; meanwhile others work. */
  @BeforeAll
  static void start() throws Exception {
    app =
        App.web(
            List.of(Petstore.class), "management.endpoints.web.exposure.include=prometheus");
    app.get("/cities/Wien");
    app.collected.await("GET /cities/{city}");
    if (!Files.isExecutable(PROMETHEUS)) {
      return;
    }
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
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
                document("roundtrip-alerts.yml").toAbsolutePath(),
                app.context.getEnvironment().getProperty("local.server.port")));
    prometheus =
        new ProcessBuilder(
                PROMETHEUS.toString(),
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + directory.resolve("data"),
                "--scrape.discovery-reload-interval=100ms",
                "--web.listen-address=localhost:" + port)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
  }

  @AfterAll
  static void stop() throws Exception {
    if (prometheus != null) {
      prometheus.destroy();
      prometheus.waitFor();
    }
    app.close();
  }

  private static Path document(String name) {
    return Path.of(System.getProperty("documents.monitoring")).resolve(name);
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
    String exposed = app.get("/actuator/prometheus").body();

    for (String file : List.of("roundtrip-alerts.yml", "roundtrip-dashboard.json")) {
      Set<String> named = metricsIn(Files.readString(document(file)));
      assertThat(named).as(file).hasSizeGreaterThan(3);
      assertThat(metricsIn(exposed)).as(file).containsAll(named);
    }
  }

  /** What Grafana's provisioning needs of a file, as it is documented; Grafana does not run here. */
  @Test
  @SuppressWarnings("unchecked")
  void theDashboardCanBeProvisioned() throws Exception {
    Map<String, Object> dashboard = dashboard();

    assertThat(dashboard).containsKeys("title", "uid", "schemaVersion", "time", "refresh");
    assertThat(dashboard).as("placeholders that only the import page fills").doesNotContainKey("__inputs");
    assertThat(dashboard.get("id")).as("Grafana gives it").isNull();
    Set<Object> ids = new HashSet<>();
    Set<List<Object>> cells = new HashSet<>();
    for (Map<String, Object> panel : panels()) {
      assertThat(ids.add(panel.get("id"))).as("%s", panel).isTrue();
      assertThat((Map<String, Object>) panel.get("datasource")).containsEntry("uid", "${datasource}");
      Map<String, Object> place = (Map<String, Object>) panel.get("gridPos");
      for (int x = 0; x < number(place, "w"); x++) {
        for (int y = 0; y < number(place, "h"); y++) {
          List<Object> cell = List.of(number(place, "x") + x, number(place, "y") + y);
          assertThat(cells.add(cell)).as("two panels in one place: %s", panel).isTrue();
        }
      }
      assertThat(number(place, "x") + number(place, "w")).isLessThanOrEqualTo(24);
    }
    List<Map<String, Object>> variables =
        (List<Map<String, Object>>) ((Map<String, Object>) dashboard.get("templating")).get("list");
    Set<String> used = new TreeSet<>();
    Matcher matcher =
        Pattern.compile("\\$\\{?([a-z]+)").matcher(Files.readString(document("roundtrip-dashboard.json")));
    while (matcher.find()) {
      used.add(matcher.group(1));
    }
    assertThat(variables).extracting(variable -> variable.get("name")).containsAll(used);
  }

  private static int number(Map<String, Object> place, String key) {
    return ((Number) place.get(key)).intValue();
  }

  private static Map<String, Object> dashboard() throws IOException {
    return JsonParserFactory.getJsonParser()
        .parseMap(Files.readString(document("roundtrip-dashboard.json")));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> panels() throws IOException {
    return (List<Map<String, Object>>) dashboard().get("panels");
  }

  @Test
  void prometheusAcceptsTheAlerts() throws Exception {
    assumeTrue(prometheus != null, "Prometheus is not installed");
    Process check =
        new ProcessBuilder(
                "/usr/bin/promtool", "check", "rules", document("roundtrip-alerts.yml").toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(check.waitFor()).as(said).isZero();
    assertThat(said).contains("5 rules");
  }

  @Test
  void prometheusHasDataForEachPanelOfTheDashboard() throws Exception {
    assumeTrue(prometheus != null, "Prometheus is not installed");
    // A rate needs two samples.
    await("count_over_time(roundtrip_statements_seconds_count[1m]) > 1");

    List<String> expressions = expressions();
    assertThat(expressions).hasSizeGreaterThan(8);
    for (String expression : expressions) {
      assertThat(query(expression))
          .as(expression)
          .contains("\"status\":\"success\"")
          .contains("\"value\":[");
    }
    assertThat(query("roundtrip_findings_total{kind=\"n-plus-one\"}"))
        .contains("\"job\":\"petstore\"");
  }

  /** Asks until there is an answer, for as long as a slow machine may take. */
  private static void await(String expression) throws Exception {
    long end = System.nanoTime() + 60_000_000_000L;
    while (System.nanoTime() < end) {
      try {
        if (query(expression).contains("\"job\":\"petstore\"")) {
          return;
        }
      } catch (IOException notUpYet) {
        Thread.onSpinWait();
      }
    }
    throw new AssertionError("Prometheus: " + Files.readString(directory.resolve("log")));
  }

  @SuppressWarnings("unchecked")
  private static List<String> expressions() throws IOException {
    List<String> all = new ArrayList<>();
    for (Map<String, Object> panel : panels()) {
      for (Map<String, Object> target : (List<Map<String, Object>>) panel.get("targets")) {
        all.add(
            ((String) target.get("expr")).replace("$__rate_interval", "1m").replace("$job", ".*"));
      }
    }
    return all;
  }

  private static String query(String expression) throws IOException, InterruptedException {
    URI uri =
        URI.create(
            "http://localhost:"
                + port
                + "/api/v1/query?query="
                + URLEncoder.encode(expression, StandardCharsets.UTF_8));
    return CLIENT
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
