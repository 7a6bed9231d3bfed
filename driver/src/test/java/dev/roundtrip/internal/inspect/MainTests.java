package dev.roundtrip.internal.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTests {

  @TempDir private Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    return new Main(stream(out), stream(err), name -> null).run(List.of(arguments));
  }

  @Test
  void emptyDatabaseHasNothingWorthChanging() {
    assertThat(run("inspect", "jdbc:h2:mem:inspect_empty")).isEqualTo(Main.NOTHING);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Nothing worth changing was found.");
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("roundtrip inspect: connecting")
        .contains("roundtrip inspect: 1/9 lock chains");
  }

  @Test
  void databaseWithAProblemEndsWithOneAndTellsItAsTextAndAsJson() throws Exception {
    String url = "jdbc:h2:mem:inspect_problem";
    try (Connection keeper = plant(url)) {
      assertThat(run("inspect", url)).isEqualTo(Main.FOUND);
      assertThat(out.toString(StandardCharsets.UTF_8))
          .contains("1. [medium] duplicate and redundant indexes: index B")
          .contains("change  DROP INDEX PUBLIC.B;");

      out.reset();
      assertThat(run("inspect", "jdbc:roundtrip:h2:mem:inspect_problem", "--json"))
          .isEqualTo(Main.FOUND);
      assertThat(names(out.toString(StandardCharsets.UTF_8)))
          .contains("database", "observations", "weight", "change", "sections", "missing");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "inspect, 'Which database? Give its JDBC URL'",
    "inspect --colour jdbc:h2:mem:x, There is no option --colour; there are --user",
    "inspect postgres://localhost, A JDBC URL begins with jdbc:",
    "inspect jdbc:h2:mem:x --user, --user needs a value behind it.",
    "inspect jdbc:h2:mem:x --password secret, '--password is not taken, because command lines are seen'",
    "inspect jdbc:h2:mem:x --driver-jar missing.jar, '--driver-jar names missing.jar, and there is no'",
    "inspect jdbc:nothing:x, No JDBC driver accepts this URL.",
    "look jdbc:h2:mem:x, There is no command look; there is inspect.",
  })
  void mistakeOnTheCommandLineIsNamed(String line, String message) {
    assertThat(run(line.split(" ", -1))).isEqualTo(Main.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains(message).doesNotContain("\tat ");
    assertThat(out.size()).isZero();
  }

  @Test
  void helpTellsTheExitCodes() {
    assertThat(run("--help")).isEqualTo(Main.NOTHING);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("Usage: ")
        .contains("Exit codes: 0 nothing worth changing, 1 something is");
  }

  @Test
  void serverThatIsNotThereIsNoConnection() {
    assertThat(run("inspect", "jdbc:postgresql://localhost:1/none")).isEqualTo(Main.NOT_CONNECTED);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("No connection: ");
  }

  @Test
  void otherDatabaseIsSaidToBeOne() {
    assertThat(run("inspect", "jdbc:hsqldb:mem:inspect")).isEqualTo(Main.NOT_INSPECTED);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("HSQL Database Engine cannot be");
  }

  /** As {@code java -jar} does it: neither SLF4J nor Caffeine nor Jackson is there. */
  @Test
  void needsNothingButTheArchiveAndTheDriver() throws Exception {
    String url = "jdbc:h2:" + directory.resolve("alone") + ";DB_CLOSE_DELAY=0";
    plant(url).close();
    Process process =
        new ProcessBuilder(
                Path.of(Objects.requireNonNull(System.getProperty("java.home")), "bin", "java")
                    .toString(),
                "-cp",
                location(Main.class),
                Main.class.getName(),
                "inspect",
                url,
                "--driver-jar",
                location(org.h2.Driver.class))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

    assertThat(output).contains("DROP INDEX PUBLIC.B;").doesNotContain("NoClassDefFoundError");
    assertThat(process.exitValue()).isEqualTo(Main.FOUND);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static Connection plant(String url) throws SQLException {
    Connection connection = DriverManager.getConnection(url);
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table t (id int primary key, n int)");
      statement.execute("create index a on t (n)");
      statement.execute("create index b on t (n)");
    }
    return connection;
  }

  private static String location(Class<?> type) throws Exception {
    return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI()).getPath();
  }

  private static List<String> names(String json) throws IOException {
    List<String> names = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      while (parser.nextToken() != null) {
        if (parser.currentName() != null) {
          names.add(parser.currentName());
        }
      }
    }
    return names;
  }
}
