package dev.roundtrip.internal.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The examples of the guide are what is printed; numbers may differ from server to server. */
class InspectGuideTests {

  @Test
  void exampleIsWhatIsPrinted() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      String printed = inspect(plant(server.getPostgresDatabase()));
      String report = printed.substring(0, printed.indexOf("connections:"));
      assertThat(withoutNumbers(guide())).as(printed).contains(withoutNumbers(report).strip());
    }
  }

  @Test
  void helpIsWhatIsPrinted() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Main(new PrintStream(out, true, StandardCharsets.UTF_8), System.err, name -> null)
        .run(List.of("--help"));
    String options =
        out.toString(StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.startsWith("  --"))
            .map(line -> line.strip().replaceAll(" .*", ""))
            .collect(Collectors.joining(","));
    for (String option : options.split(",", -1)) {
      assertThat(guide()).contains("`" + option);
    }
  }

  private static DataSource plant(DataSource dataSource) throws Exception {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql :
          List.of(
              "create table customer (id serial primary key, email text)",
              "create table orders (id int primary key, customer_id int references customer, state text, note text)",
              "create index orders_state on orders (state)",
              "create index orders_state_again on orders (state)",
              "insert into customer select i, 'c' || i from generate_series(1, 20000) i",
              "insert into orders select i, i % 20000 + 1, 'open', repeat('x', 100)"
                  + " from generate_series(1, 60000) i",
              "alter table orders set (autovacuum_enabled = false)",
              "delete from orders where id <= 20000",
              "select setval('customer_id_seq', 2000000000)",
              "analyze",
              "select pg_stat_force_next_flush()")) {
        statement.execute(sql);
      }
    }
    return dataSource;
  }

  private static String inspect(DataSource dataSource) throws Exception {
    try (Connection connection = dataSource.getConnection()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      int exit =
          new Main(
                  new PrintStream(out, true, StandardCharsets.UTF_8),
                  new PrintStream(err, true, StandardCharsets.UTF_8),
                  name -> null)
              .run(List.of("inspect", connection.getMetaData().getURL(), "--user", "postgres"));
      assertThat(exit).as(err.toString(StandardCharsets.UTF_8)).isEqualTo(Main.FOUND);
      return out.toString(StandardCharsets.UTF_8);
    }
  }

  private static String withoutNumbers(String text) {
    return text.replaceAll("\\d[\\d,.:]*", "9").replaceAll("\\s+", " ");
  }

  private static String guide() throws IOException {
    return Files.readString(Path.of("..", "docs", "guide", "inspect.md"));
  }
}
