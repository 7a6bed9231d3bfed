package dev.roundtrip.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.NPlusOneFinding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A migration may go row by row: it runs once. */
class MigrationTests {

  private final List<Finding> findings = new CopyOnWriteArrayList<>();
  private final Roundtrip roundtrip = Roundtrip.builder().onFinding(findings::add).build();

  @AfterEach
  void close() {
    roundtrip.close();
  }

  @Test
  void whatAMigrationDoesRowByRowIsNotReportedAndTheSameCodeElsewhereIs() throws SQLException {
    Engine.H2.recreate();
    DataSource dataSource = roundtrip.wrap(Engine.H2.dataSource());
    try (Scope startUp = roundtrip.openScope("start-up")) {
      Flyway.configure()
          .dataSource(dataSource)
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .table("history_" + System.nanoTime())
          .locations(new String[0])
          .javaMigrations(new V1__titles_per_author())
          .load()
          .migrate();
      assertThat(startUp.statements()).isGreaterThan(40);
    }
    assertThat(findings).isEmpty();

    try (Scope request = roundtrip.openScope("GET /authors");
        Connection connection = dataSource.getConnection()) {
      V1__titles_per_author.read(connection);
    }
    assertThat(findings).singleElement().isInstanceOf(NPlusOneFinding.class);
  }

  /** Named as Flyway wants it. */
  private static final class V1__titles_per_author extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws SQLException {
      read(context.getConnection());
    }

    static void read(Connection connection) throws SQLException {
      List<Long> authors = new ArrayList<>();
      try (PreparedStatement statement = connection.prepareStatement("select id from author");
          ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          authors.add(rows.getLong(1));
        }
      }
      for (long author : authors) {
        try (PreparedStatement statement =
            connection.prepareStatement("select title from book where author_id = ?")) {
          statement.setLong(1, author);
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              assertThat(rows.getString(1)).isNotBlank();
            }
          }
        }
      }
    }
  }
}
