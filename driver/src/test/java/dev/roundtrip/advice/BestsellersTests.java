package dev.roundtrip.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Proving;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.contract.Engine;
import dev.roundtrip.finding.Change;
import dev.roundtrip.finding.Proof;
import dev.roundtrip.finding.SlowStatementFinding;
import dev.roundtrip.internal.report.FindingText;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bookstore's slow report, from the finding to the migration and back, on three databases. */
class BestsellersTests {

  private static final String SQL =
      """
      SELECT volume.title, SUM(receipt.quantity) AS copies
      FROM volume JOIN receipt ON receipt.isbn = volume.isbn
      WHERE volume.shelf = ?
      GROUP BY volume.id, volume.title
      ORDER BY copies DESC, volume.id
      FETCH FIRST 10 ROWS ONLY
      """;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void indexIsProposedTriedMigratedAndTakenBack(Engine engine) throws SQLException {
    fill(engine);
    SlowStatementFinding finding = slow(engine, Proving.SANDBOX);

    String text = FindingText.of(finding);
    assertThat(text)
        .contains("  plan ", "  reason ", "CREATE INDEX receipt_by_isbn ON receipt (isbn)")
        .contains("tried ", " → ", "  plan then ");
    Change change = Objects.requireNonNull(finding.recommendations().get(0).change());
    Proof proof = Objects.requireNonNull(finding.recommendations().get(0).proof());
    assertThat(proof.planBefore()).isNotEqualTo(proof.planAfter());

    Duration threshold = fastest(engine).dividedBy(3);
    assertThat(isFound(engine, threshold)).isTrue();
    Shop.run(engine, change.forward());
    assertThat(isFound(engine, threshold)).isFalse();
    assertThat(slow(engine, Proving.OFF).recommendations()).isEmpty();
    Shop.run(engine, Objects.requireNonNull(change.backward()));
    assertThat(isFound(engine, threshold)).isTrue();
    assertThat(Shop.sql(slow(engine, Proving.OFF))).isEqualTo(change.forward());
  }

  /** How long the statement takes at least, once the database has warmed up; H2 keeps results. */
  private static Duration fastest(Engine engine) throws SQLException {
    long fastest = Long.MAX_VALUE;
    try (Connection connection = engine.pool().getConnection()) {
      for (int i = 0; i < 20; i++) {
        long start = System.nanoTime();
        Shop.send(connection, SQL, "S" + i);
        fastest = Math.min(fastest, System.nanoTime() - start);
      }
    }
    return Duration.ofNanos(fastest);
  }

  /** Whether it is found every time: on a busy machine, anything takes long now and then. */
  private static boolean isFound(Engine engine, Duration threshold) throws SQLException {
    for (int i = 0; i < 10; i++) {
      Roundtrip.Builder builder = Roundtrip.builder().explain(false);
      String shelf = "S" + i;
      if (Shop.found(engine.pool(), builder, threshold, one -> Shop.send(one, SQL, shelf))
          .isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static SlowStatementFinding slow(Engine engine, Proving proving) throws SQLException {
    return Shop.slow(Shop.in(engine), Roundtrip.builder().proof(proving), SQL, "S7");
  }

  private static void fill(Engine engine) throws SQLException {
    Shop.run(
        engine,
        "drop table if exists receipt",
        "drop table if exists volume",
        "create table volume (id bigint primary key, isbn varchar(20) not null, title varchar(120) not null, shelf varchar(8) not null)",
        "create table receipt (id bigint primary key, isbn varchar(20) not null, quantity int not null)",
        "create index volume_by_shelf on volume (shelf)",
        "insert into volume select id, concat('978-', id), concat('Title ', id), concat('S', mod(id, 500)) from purchase where id <= 4000",
        "insert into receipt select id, concat('978-', mod(id * 13, 4000) + 1), mod(id, 4) + 1 from purchase",
        engine == Engine.MARIADB ? "analyze table volume, receipt" : "analyze");
  }
}
