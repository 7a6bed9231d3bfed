import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Starts the petstore with and without the starter, asks it, and says what differs. See {@code run}. */
public class Measure {

  private static final Pattern STARTED = Pattern.compile("Started Petstore in ([0-9.]+) seconds");
  private static final int PORT = 18_450;

  /** One JVM with the application, ready to be asked. */
  private record Server(Process process, int port, double springMillis, double answerMillis)
      implements AutoCloseable {

    /** What the processors have spent on it so far. */
    double processorMillis() {
      return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e6;
    }

    @Override
    public void close() {
      process.destroy();
      process.onExit().join();
    }
  }

  private record Pair(double with, double without) {}

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String java;
  private final String[] classPaths;
  private final List<String> properties = new ArrayList<>();

  private Measure(String java, String with, String without) {
    this.java = java;
    this.classPaths = new String[] {with, without};
  }

  public static void main(String[] arguments) throws Exception {
    String what = arguments[0];
    Measure measure = new Measure(arguments[2], arguments[3], arguments[4]);
    int pairs = arguments[1].isEmpty() ? 0 : Integer.parseInt(arguments[1]);
    switch (what) {
      case "startup" -> measure.startUp(pairs == 0 ? 15 : pairs);
      case "request" -> measure.requests(pairs == 0 ? 4 : pairs, 12_000, 400);
      case "postgresql" -> {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
          measure.properties.add("--spring.profiles.active=prod,postgresql");
          measure.properties.add("--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"));
          measure.properties.add("--spring.datasource.username=postgres");
          measure.requests(pairs == 0 ? 4 : pairs, 4_000, 100);
        }
      }
      default -> throw new IllegalArgumentException(what);
    }
  }

  private Server start(int which) throws Exception {
    Path log = Files.createTempFile("petstore", ".log");
    int port = PORT + which;
    List<String> command =
        new ArrayList<>(
            List.of(
                java,
                "-Xmx512m",
                "-cp",
                classPaths[which],
                "dev.roundtrip.samples.petstore.Petstore",
                "--server.port=" + port,
                "--spring.main.banner-mode=off",
                "--spring.profiles.active=prod",
                // Statements of microseconds are not worth a finding otherwise.
                "--roundtrip.cost-gate=off"));
    command.addAll(properties);
    long begin = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    while (true) {
      if (!process.isAlive()) {
        throw new IllegalStateException("The application ended: " + Files.readString(log));
      }
      try {
        ask(port, "/repaired/cities/Wien");
        break;
      } catch (IOException notYet) {
        Thread.sleep(5);
      }
    }
    double answer = (System.nanoTime() - begin) / 1e6;
    Matcher started = STARTED.matcher(Files.readString(log));
    while (!started.find()) {
      Thread.sleep(5);
      started = STARTED.matcher(Files.readString(log));
    }
    Files.delete(log);
    return new Server(process, port, Double.parseDouble(started.group(1)) * 1e3, answer);
  }

  private void ask(int port, String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
    int status = client.send(request, BodyHandlers.discarding()).statusCode();
    if (status != 200) {
      throw new IllegalStateException(path + " answered " + status);
    }
  }

  /** Who goes first changes, so that what warms up or slows down the machine hits both. */
  private void startUp(int pairs) throws Exception {
    List<double[]> with = new ArrayList<>();
    List<double[]> without = new ArrayList<>();
    for (int i = -1; i < pairs; i++) {
      for (int which : i % 2 == 0 ? new int[] {0, 1} : new int[] {1, 0}) {
        try (Server server = start(which)) {
          if (i >= 0) { // The first pair warms the files up.
            double[] times = {server.springMillis, server.answerMillis, server.processorMillis()};
            (which == 0 ? with : without).add(times);
          }
        }
      }
    }
    String[] names = {"Spring: \"Started Petstore in\"", "from `java` to the first answer", "of processors until then"};
    System.out.println("| ms, median (quartiles) of " + pairs + " | with | without | added | 95 % of the median |");
    System.out.println("|---|--:|--:|--:|--:|");
    for (int k = 0; k < names.length; k++) {
      int column = k;
      List<Pair> all =
          IntStream.range(0, pairs)
              .mapToObj(i -> new Pair(with.get(i)[column], without.get(i)[column]))
              .toList();
      double[] added = sorted(all, pair -> pair.with - pair.without);
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %s | %.0f | %.0f to %.0f |%n",
          names[k],
          quartiles(sorted(all, Pair::with)),
          quartiles(sorted(all, Pair::without)),
          quantile(added, 0.5),
          added[rank(pairs)],
          added[pairs - 1 - rank(pairs)]);
    }
  }

  /** Both run, and are asked in turns, a block of requests each. */
  private void requests(int pairs, int warmUp, int block) throws Exception {
    String ids = IntStream.rangeClosed(1, 20).mapToObj(String::valueOf).collect(Collectors.joining(","));
    String[] paths = {"/twenty", "/owners?ids=" + ids};
    String[] names = {"20 different statements", "20 lookups in a loop, a finding each time"};
    int blocks = 40;
    System.out.println(
        "| request, µs | median with | without | added | ratio | 95 % of the median | of processors: with | without | ratio |");
    System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
    List<List<Pair>> times = List.of(new ArrayList<>(), new ArrayList<>());
    List<List<Pair>> processors = List.of(new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < pairs; i++) {
      try (Server with = start(0);
          Server without = start(1)) {
        for (int path = 0; path < paths.length; path++) {
          block(with, paths[path], warmUp);
          block(without, paths[path], warmUp);
          double[] before = {with.processorMillis(), without.processorMillis()};
          for (int k = 0; k < blocks; k++) {
            double first = block(k % 2 == 0 ? with : without, paths[path], block);
            double second = block(k % 2 == 0 ? without : with, paths[path], block);
            times.get(path).add(k % 2 == 0 ? new Pair(first, second) : new Pair(second, first));
          }
          if (path == 1) {
            findings(with, blocks * block);
          }
          double scale = 1e3 / (blocks * block);
          processors
              .get(path)
              .add(
                  new Pair(
                      (with.processorMillis() - before[0]) * scale,
                      (without.processorMillis() - before[1]) * scale));
        }
      }
    }
    for (int path = 0; path < paths.length; path++) {
      List<Pair> all = times.get(path);
      double[] ratios = sorted(all, pair -> pair.with / pair.without);
      int n = ratios.length;
      System.out.printf(
          Locale.ROOT,
          "| %s | %.1f | %.1f | %.1f | %.3f | %.3f to %.3f | %.1f | %.1f | %.3f |%n",
          names[path],
          quantile(sorted(all, Pair::with), 0.5),
          quantile(sorted(all, Pair::without), 0.5),
          quantile(sorted(all, pair -> pair.with - pair.without), 0.5),
          quantile(ratios, 0.5),
          ratios[rank(n)],
          ratios[n - 1 - rank(n)],
          quantile(sorted(processors.get(path), Pair::with), 0.5),
          quantile(sorted(processors.get(path), Pair::without), 0.5),
          quantile(sorted(processors.get(path), pair -> pair.with / pair.without), 0.5));
    }
    System.out.printf("%d pairs of JVMs, %d requests to warm each up, then %d blocks of %d%n", pairs, warmUp, blocks, block);
  }

  /** Whether there was one in each request, so that it is what was measured. */
  private void findings(Server server, int atLeast) throws Exception {
    URI uri = URI.create("http://localhost:" + server.port + "/actuator/roundtrip/findings");
    String json = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    Matcher times = Pattern.compile("\"times\":(\\d+)").matcher(json);
    if (!times.find() || Integer.parseInt(times.group(1)) < atLeast) {
      throw new IllegalStateException("Not each of " + atLeast + " requests had a finding: " + json);
    }
  }

  /** The median of a block of requests, in microseconds: a collection in between is no cost of a request. */
  private double block(Server server, String path, int requests) throws Exception {
    double[] times = new double[requests];
    for (int i = 0; i < requests; i++) {
      long begin = System.nanoTime();
      ask(server.port, path);
      times[i] = (System.nanoTime() - begin) / 1e3;
    }
    Arrays.sort(times);
    return quantile(times, 0.5);
  }

  private static double[] sorted(List<Pair> pairs, ToDoubleFunction<Pair> value) {
    return pairs.stream().mapToDouble(value).sorted().toArray();
  }

  private static double quantile(double[] sorted, double at) {
    double place = at * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = (int) Math.ceil(place);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  private static String quartiles(double[] sorted) {
    return String.format(
        Locale.ROOT,
        "%.0f (%.0f–%.0f)",
        quantile(sorted, 0.5),
        quantile(sorted, 0.25),
        quantile(sorted, 0.75));
  }

  /** The largest rank from either end that leaves out at most 2.5 of 100 cases there: fair coins. */
  private static int rank(int n) {
    double term = Math.pow(0.5, n);
    double sum = 0;
    for (int k = 0; k < n; k++) {
      sum += term;
      if (sum > 0.025) {
        return Math.max(0, k - 1);
      }
      term *= (double) (n - k) / (k + 1);
    }
    return 0;
  }
}
