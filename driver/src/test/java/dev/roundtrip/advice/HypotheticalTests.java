package dev.roundtrip.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.roundtrip.Proving;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.finding.Proof;
import dev.roundtrip.finding.SlowStatementFinding;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * On a server with HypoPG, which the embedded one does not have. Skipped, by name, where there is
 * none: Debian's package is called postgresql-15-hypopg, or has another version's number.
 */
class HypotheticalTests {

  @TempDir private Path directory;

  @Test
  void indexIsPlannedWithAndNothingIsExecuted() throws Exception {
    Optional<Path> installed = DebianPostgres.with("hypopg");
    assumeThat(installed).as("HypoPG is not installed: not run").isPresent();
    try (DebianPostgres server = DebianPostgres.start(installed.orElseThrow(), directory)) {
      plannedOnly(server.dataSource());
    }
  }

  private static void plannedOnly(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create extension if not exists hypopg");
      statement.execute("drop table if exists parcel");
      statement.execute("create table parcel (id int primary key, owner int, weight int)");
      statement.execute(
          "insert into parcel select x, x % 5000, x from generate_series(1, 100000) s(x)");
      statement.execute("analyze parcel");
    }

    SlowStatementFinding finding =
        Shop.slow(
            dataSource,
            Roundtrip.builder().proof(Proving.REWRITES),
            "select weight from parcel where owner = ?",
            7);

    Proof proof = Objects.requireNonNull(finding.recommendations().get(0).proof());
    assertThat(proof.before()).isNull();
    assertThat(proof.indexBytes()).isPositive();
    assertThat(Objects.requireNonNull(proof.planAfter()).nodes())
        .anyMatch(node -> String.valueOf(node.index()).contains("btree_parcel_owner"));
    assertThat(Shop.sql(finding)).isEqualTo("CREATE INDEX parcel_by_owner ON parcel (owner)");
  }
}
