package dev.roundtrip.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Explanation;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.plan.Access;
import dev.roundtrip.plan.PlanKind;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** PostgreSQL 14, the oldest line that is maintained: it has no EXPLAIN (GENERIC_PLAN). */
class OldestPostgreSqlTests {

  /** Put there by the build. */
  private static final Path BINARIES = Path.of("target", "oldest-postgresql.jar");

  @Test
  void plansAreToldForValuesForAnyValuesAndForWrites() throws Exception {
    try (EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                .setPgBinaryResolver((system, machine) -> binaries())
                .start();
        Roundtrip roundtrip = Roundtrip.builder().build()) {
      DataSource dataSource = server.getPostgresDatabase();
      fill(dataSource);

      Explanation byValue = roundtrip.explain(dataSource, Sales.BY_NOTE, "note 7");
      assertThat(byValue.noPlan()).isNull();
      assertThat(Objects.requireNonNull(byValue.plan()).root().access())
          .isEqualTo(Access.FULL_SCAN);

      Explanation generic = roundtrip.explain(dataSource, Sales.BY_NOTE);
      assertThat(generic.noPlan()).isNull();
      assertThat(Objects.requireNonNull(generic.plan()).kind()).isEqualTo(PlanKind.GENERIC);

      Explanation delete = roundtrip.explain(dataSource, "delete from plan_sale where id = ?", 17L);
      assertThat(delete.noPlan()).isNull();
      assertThat(Objects.requireNonNull(delete.plan()).nodes())
          .anyMatch(node -> "plan_sale_pkey".equals(node.index()));
      assertThat(Sales.count(dataSource)).isEqualTo(5_000);
      assertThat(roundtrip.ownFailures()).isZero();
    }
  }

  private static void fill(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(14);
      statement.execute("create table plan_sale (id bigint primary key, note text, amount int)");
      statement.execute(
          "insert into plan_sale select i, 'note ' || i % 1000, 1 from generate_series(1, 5000) i");
      statement.execute("analyze");
    }
  }

  private static InputStream binaries() throws IOException {
    try (JarFile jar = new JarFile(BINARIES.toFile())) {
      JarEntry archive =
          jar.stream()
              .filter(entry -> entry.getName().endsWith(".txz"))
              .findFirst()
              .orElseThrow(() -> new IOException(BINARIES + " holds no server"));
      return new ByteArrayInputStream(jar.getInputStream(archive).readAllBytes());
    }
  }
}
