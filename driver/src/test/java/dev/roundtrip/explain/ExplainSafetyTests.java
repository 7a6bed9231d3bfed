package dev.roundtrip.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.roundtrip.Environment;
import dev.roundtrip.Explanation;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.contract.Engine;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.SlowStatementFinding;
import dev.roundtrip.internal.report.FindingText;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What is sent behind EXPLAIN executes nothing, locks nothing for long, and leaves nothing. */
class ExplainSafetyTests {

  @TempDir private Path directory;

  /** Drivers that send several statements at once, if they are told to, are told to. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1; delete from plan_sale",
        "select 1 /*!50000 ; delete from plan_sale */",
        "select 1 /*M! ; delete from plan_sale */",
        "select '\\'; delete from plan_sale; -- '",
        "select 1 from plan_sale where note = 'cut off; delete from plan_sale",
        "analyze delete from plan_sale",
      })
  void secondStatementIsNotRunByMariaDb(String sql) throws SQLException {
    DataSource raw = Sales.in(Engine.MARIADB);
    String url = ((MariaDbDataSource) raw).getUrl();
    DataSource several =
        new MariaDbDataSource(url + (url.contains("?") ? "&" : "?") + "allowMultiQueries=true");
    try (Roundtrip roundtrip = Roundtrip.builder().build()) {
      assertThat(roundtrip.explain(several, sql).plan()).isNull();
    }
    assertThat(Sales.count(raw)).isEqualTo(20_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1; delete from plan_sale",
        "select E'\\''; delete from plan_sale; -- '",
        "select $$ $$; delete from plan_sale",
        "select 'cut off; delete from plan_sale",
        "analyze delete from plan_sale",
        "(analyze) delete from plan_sale",
      })
  void secondStatementIsNotRunByPostgreSql(String sql) throws SQLException {
    DataSource raw = Sales.in(Engine.POSTGRESQL);
    try (Roundtrip roundtrip = Roundtrip.builder().build()) {
      assertThat(roundtrip.explain(raw, sql).plan()).isNull();
    }
    assertThat(Sales.count(raw)).isEqualTo(20_000);
  }

  /** MariaDB runs derived tables while it plans. */
  @Test
  void functionThatWritesInADerivedTableWritesNothing() throws SQLException {
    DataSource raw = Sales.in(Engine.MARIADB);
    execute(raw, "drop function if exists plan_empties");
    execute(
        raw,
        "create function plan_empties() returns int modifies sql data begin delete from plan_sale;"
            + " return 1; end");
    try (Roundtrip roundtrip = Roundtrip.builder().build()) {
      Explanation explanation =
          roundtrip.explain(raw, "select * from (select plan_empties() as gone) t");
      assertThat(explanation.noPlan())
          .startsWith("it would write, and the server or the transaction is read-only");
      assertThat(
              roundtrip
                  .explain(
                      raw,
                      "update plan_sale set amount = (select gone from (select plan_empties() as gone) t)")
                  .noPlan())
          .isEqualTo("it writes and has a subquery, which this database may run while it plans");
    }
    assertThat(Sales.count(raw)).isEqualTo(20_000);
  }

  /** PostgreSQL computes immutable functions while it plans. */
  @Test
  void functionThatSaysItIsImmutableAndWritesWritesNothing() throws SQLException {
    DataSource raw = Sales.in(Engine.POSTGRESQL);
    execute(
        raw,
        "create or replace function plan_deletes() returns int language plpgsql volatile as"
            + " 'begin delete from plan_sale; return 1; end'");
    execute(
        raw,
        "create or replace function plan_lies() returns int language plpgsql immutable as"
            + " 'begin return plan_deletes(); end'");
    try (Roundtrip roundtrip = Roundtrip.builder().build()) {
      assertThat(roundtrip.explain(raw, "select id from plan_sale where id = plan_lies()").plan())
          .isNull();
    }
    assertThat(Sales.count(raw)).isEqualTo(20_000);
  }

  @Test
  void lockOfAnExplainedDeleteIsGivenBackAtOnce() throws SQLException {
    DataSource raw = Sales.in(Engine.POSTGRESQL);
    try (Roundtrip roundtrip = Roundtrip.builder().build()) {
      assertThat(roundtrip.explain(raw, "delete from plan_sale where id = 1").plan()).isNotNull();
      assertThat(
              number(raw, "select count(*) from pg_locks where relation = 'plan_sale'::regclass"))
          .isZero();
      assertThat(number(raw, "select count(*) from pg_prepared_statements")).isZero();
    }
  }

  /** H2's user has no name here. */
  @ParameterizedTest
  @EnumSource(value = Engine.class, names = "H2", mode = EnumSource.Mode.EXCLUDE)
  void credentialsOfItsOwnAreNotKept(Engine engine) throws SQLException {
    DataSource raw = Sales.in(engine);
    try (Roundtrip roundtrip = Sales.everything().build()) {
      Scope scope = roundtrip.openScope("credentials");
      DataSource observed = roundtrip.wrap(raw);
      String user = userOf(raw);
      try (Connection connection = observed.getConnection(user, "")) {
        Sales.read(connection, "select amount from plan_sale where id = 5");
      }
      scope.close();
      assertThat(only(scope).noPlan())
          .isEqualTo("its connection was asked for with credentials or properties of its own");
    }
  }

  @Test
  void searchPathAndRoleOfTheApplicationAreNotImitated() throws SQLException {
    for (String setting : List.of("set search_path to public", "set role postgres")) {
      try (Roundtrip roundtrip = Sales.everything().build()) {
        DataSource dataSource = roundtrip.wrap(Sales.in(Engine.POSTGRESQL));
        try (Connection connection = dataSource.getConnection()) {
          try (Statement statement = connection.createStatement()) {
            statement.execute(setting);
          }
          Scope scope = roundtrip.openScope("session");
          Sales.read(connection, "select amount from plan_sale where id = 5");
          scope.close();
          assertThat(only(scope).noPlan()).startsWith("its session has settings of its own");
        }
      }
    }
  }

  @Test
  void hugePlanIsNotRead() throws SQLException {
    String arms =
        String.join(
            " union all ",
            Collections.nCopies(4_000, "select amount from plan_sale where note like 'a%'"));
    try (Roundtrip roundtrip = Roundtrip.builder().build()) {
      assertThat(roundtrip.explain(Sales.in(Engine.POSTGRESQL), arms).noPlan())
          .isEqualTo("its plan is too long to be read");
    }
  }

  @Test
  void longPlanIsToldInPart() throws SQLException {
    String arms =
        String.join(
            " union all ",
            Collections.nCopies(100, "select amount from plan_sale where note = 'a'"));
    try (Roundtrip roundtrip = Sales.everything().build()) {
      Scope scope = roundtrip.openScope("long");
      Sales.read(roundtrip.wrap(Sales.in(Engine.POSTGRESQL)), arms);
      scope.close();
      assertThat(FindingText.of(only(scope))).containsPattern("… and \\d+ more steps");
    }
  }

  /** A server that replays another one's log: nothing can be written, and no lock for a write. */
  @Test
  void replicaTellsPlans() throws Exception {
    Path data = Files.createDirectory(directory.resolve("replica"));
    try (EmbeddedPostgres primary =
        EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false).start()) {
      execute(primary.getPostgresDatabase(), "create table plan_replicated (id int primary key)");
    }
    Files.createFile(data.resolve("standby.signal"));
    try (EmbeddedPostgres replica =
            EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false).start();
        Roundtrip roundtrip = Roundtrip.builder().build()) {
      DataSource dataSource = replica.getPostgresDatabase();
      assertThat(
              number(dataSource, "select count(*) from pg_stat_activity where pg_is_in_recovery()"))
          .isPositive();
      assertThat(roundtrip.explain(dataSource, "select id from plan_replicated where id = ?", 1))
          .satisfies(explanation -> assertThat(explanation.noPlan()).isNull());
      // Its lock is one that a replica takes too.
      assertThat(roundtrip.explain(dataSource, "delete from plan_replicated").noPlan()).isNull();
      assertThat(roundtrip.explain(dataSource, "select pg_switch_wal()").noPlan()).isNull();
    }
  }

  @Test
  void databaseThatIsReadOnlyByDefaultTellsPlans() throws SQLException {
    PGSimpleDataSource readOnly = new PGSimpleDataSource();
    readOnly.setURL(url(Sales.in(Engine.POSTGRESQL)));
    readOnly.setUser("postgres");
    readOnly.setOptions("-c default_transaction_read_only=on");
    try (Roundtrip roundtrip = Roundtrip.builder().build()) {
      assertThat(roundtrip.explain(readOnly, Sales.BY_NOTE, "note 7").noPlan()).isNull();
    }
  }

  /** Skipped, by name, where there is no PgBouncer: Debian's package is called pgbouncer. */
  @Test
  void proxyThatSharesSessionsByTransactionIsNotConfused() throws Exception {
    Path program =
        Stream.of("/usr/sbin/pgbouncer", "/usr/bin/pgbouncer")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    assumeThat(program).as("PgBouncer is not installed: not run").isNotNull();
    DataSource raw = Sales.in(Engine.POSTGRESQL);
    int port = freePort();
    Path configuration = directory.resolve("pgbouncer.ini");
    String server = url(raw);
    Files.writeString(
        configuration,
        """
        [databases]
        postgres = host=localhost port=%s dbname=postgres user=postgres
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = %d
        auth_type = any
        pool_mode = transaction
        default_pool_size = 2
        ignore_startup_parameters = extra_float_digits
        """
            .formatted(server.replaceAll(".*:(\\d+)/.*", "$1"), port));
    boolean root = "root".equals(System.getProperty("user.name"));
    if (root) {
      directory.toFile().setExecutable(true, false);
      directory.toFile().setReadable(true, false);
      configuration.toFile().setReadable(true, false);
    }
    Process proxy =
        new ProcessBuilder(
                root
                    ? List.of(program.toString(), "-u", "nobody", configuration.toString())
                    : List.of(program.toString(), configuration.toString()))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("pgbouncer.log").toFile())
            .start();
    try (Roundtrip roundtrip = Sales.everything().build()) {
      PGSimpleDataSource through = new PGSimpleDataSource();
      through.setURL("jdbc:postgresql://127.0.0.1:" + port + "/postgres");
      through.setUser("postgres");
      through.setPrepareThreshold(0);
      awaitConnection(through);
      DataSource dataSource = roundtrip.wrap(through);
      for (int i = 0; i < 5; i++) {
        Scope scope = roundtrip.openScope("bouncer " + i);
        Sales.readByNote(dataSource, "note " + i);
        scope.close();
        assertThat(only(scope).noPlan()).isNull();
      }
      assertThat(number(through, "select count(*) from pg_prepared_statements")).isZero();
      assertThat(roundtrip.ownFailures()).isZero();
    } finally {
      proxy.destroy();
    }
  }

  /** It listens a moment after it was started; each turn is an attempt to connect. */
  private static void awaitConnection(DataSource dataSource) throws SQLException {
    SQLException last = new SQLException("not tried");
    for (int i = 0; i < 2_000; i++) {
      try (Connection connection = dataSource.getConnection()) {
        assertThat(connection.isValid(5)).isTrue();
        return;
      } catch (SQLException notYet) {
        last = notYet;
      }
    }
    throw last;
  }

  @Test
  void slowFromTheTenthCallOnIsSaidToBeAPlanThatFlips() throws SQLException {
    DataSource raw = Engine.POSTGRESQL.dataSource();
    execute(raw, "drop table if exists plan_job");
    execute(raw, "create table plan_job (id int primary key, state text, payload text)");
    execute(
        raw,
        "insert into plan_job select i, case when i % 1000 = 0 then 'open' else 'done' end,"
            + " repeat('x', 50) from generate_series(1, 20000) i");
    execute(raw, "create index plan_job_state on plan_job (state)");
    execute(raw, "vacuum analyze plan_job");
    try (Roundtrip roundtrip = Sales.everything().build()) {
      Scope scope = roundtrip.openScope("flip");
      try (Connection connection = roundtrip.wrap(raw).getConnection();
          PreparedStatement jobs =
              connection.prepareStatement("select payload from plan_job where state = ?")) {
        jobs.setString(1, "open");
        Sales.readAll(jobs.executeQuery());
      }
      scope.close();

      SlowStatementFinding finding = only(scope);
      assertThat(Sales.plan(finding).generic()).isNotNull();
      assertThat(FindingText.of(finding))
          .contains("plan_job_state")
          .contains("a prepared statement may be run by another plan")
          .contains("Seq Scan on plan_job");
    }
  }

  @Test
  void mariaDbSaysWhichIndexATypeKeepsItFromUsing() throws SQLException {
    DataSource raw = Sales.in(Engine.MARIADB);
    execute(raw, "create index plan_sale_note on plan_sale (note)");
    try (Roundtrip roundtrip = Roundtrip.builder().build()) {
      Explanation explanation =
          roundtrip.explain(raw, "select amount from plan_sale where note = 987123");
      assertThat(Objects.requireNonNull(explanation.plan()).remarks())
          .singleElement()
          .asString()
          .startsWith("index plan_sale_note cannot be used")
          .contains("varchar")
          .doesNotContain("987123");
    }
  }

  @Test
  void inProductionStatementsThatWriteAreNotExplained() throws Exception {
    BlockingQueue<Finding> findings = new LinkedBlockingQueue<>();
    CountedDataSource counted = new CountedDataSource(Sales.in(Engine.H2));
    try (Roundtrip roundtrip =
        Sales.everything()
            .environment(Environment.PRODUCTION)
            .explain(true)
            .onFinding(findings::add)
            .build()) {
      try (Connection connection = roundtrip.wrap(counted.dataSource()).getConnection();
          Statement statement = connection.createStatement()) {
        statement.executeUpdate("update plan_sale set amount = 2 where id = 3");
      }
      assertThat(Sales.slow(List.of(findings.take())).get(0).noPlan())
          .isEqualTo("it writes, and only statements that read are explained");
    }
    assertThat(counted.connections()).isEqualTo(1);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String url(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return connection.getMetaData().getURL();
    }
  }

  private static String userOf(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      String user = connection.getMetaData().getUserName();
      return user.contains("@") ? user.substring(0, user.indexOf('@')) : user;
    }
  }

  private static void execute(DataSource dataSource, String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long number(DataSource dataSource, String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static SlowStatementFinding only(Scope scope) {
    assertThat(Sales.slow(scope)).hasSize(1);
    return Sales.slow(scope).get(0);
  }
}
