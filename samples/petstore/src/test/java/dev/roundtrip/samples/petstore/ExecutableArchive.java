package dev.roundtrip.samples.petstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.loader.tools.Library;
import org.springframework.boot.loader.tools.LibraryScope;
import org.springframework.boot.loader.tools.Repackager;

/** The petstore in an archive that Spring Boot has made, running in a JVM of its own. */
final class ExecutableArchive implements AutoCloseable {

  private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

  private final Process process;
  private final BufferedReader output;
  private final StringBuilder seen = new StringBuilder();
  private int port;

  private ExecutableArchive(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static ExecutableArchive start(Path archive, boolean withStarter) throws IOException {
    write(archive, withStarter);
    File agent = new File(System.getProperty("petstore.test.agent"));
    assertThat(agent).as("the agent's jar; built by mvn package").isFile();
    return new ExecutableArchive(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // It lives for seconds.
                "-javaagent:" + agent + "=cost-gate=off,slow-threshold=1m,log=all",
                "-jar",
                archive.toString(),
                "--server.port=0",
                "--roundtrip.cost-gate=off")
            .redirectErrorStream(true)
            .start());
  }

  private static void write(Path archive, boolean withStarter) throws IOException {
    File[] libraries =
        new File(System.getProperty("petstore.test.libraries"))
            .listFiles(file -> withStarter || !file.getName().startsWith("roundtrip-"));
    Repackager repackager = new Repackager(new File(System.getProperty("petstore.test.archive")));
    repackager.setMainClass(Petstore.class.getName());
    repackager.repackage(
        archive.toFile(),
        callback -> {
          for (File library : Arrays.asList(libraries)) {
            callback.library(new Library(library, LibraryScope.RUNTIME));
          }
        });
  }

  /** Until there is something: the shop is filled when it has started already. */
  ExecutableArchive visit(String path) throws Exception {
    if (port == 0) {
      awaitStart();
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
    HttpResponse<String> response;
    do {
      response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      assertThat(response.statusCode()).as(path).isEqualTo(200);
    } while (response.body().equals("[]"));
    return this;
  }

  private void awaitStart() throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      seen.append(line).append('\n');
      Matcher started = PORT.matcher(line);
      if (started.find()) {
        port = Integer.parseInt(started.group(1));
      }
      if (line.contains(" Started Petstore in ")) {
        return;
      }
    }
    throw new AssertionError("the shop did not start: " + seen);
  }

  /** As an operator does, by a signal; all that it has said. */
  String stop() throws Exception {
    process.toHandle().destroy(); // Leaves its output open.
    output.lines().forEach(line -> seen.append(line).append('\n'));
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("stopped").isTrue();
    return seen.toString();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
