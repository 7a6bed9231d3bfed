package dev.roundtrip.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.roundtrip.Environment;
import dev.roundtrip.Proving;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.contract.Engine;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.SlowStatementFinding;
import dev.roundtrip.internal.report.FindingText;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an EXPLAIN could do to an application, and does not. */
class ExplainHazardsTests {

  @Test
  void failingExplainDoesNotAbortTheApplicationsTransaction() throws SQLException {
    try (Roundtrip roundtrip = Sales.everything().build()) {
      DataSource dataSource = roundtrip.wrap(Sales.in(Engine.POSTGRESQL));
      try (Connection connection = dataSource.getConnection();
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        statement.execute("create temporary table plan_temporary (id int) on commit drop");
        Scope scope = roundtrip.openScope("temporary");
        Sales.read(connection, "select id from plan_temporary");
        scope.close();

        assertThat(only(scope).plan()).isNull();
        assertThat(only(scope).noPlan())
            .startsWith("it reads a table that a connection of our own does not see")
            .contains("42P01");
        Sales.read(connection, "select amount from plan_sale where id = 1");
        connection.commit();
      }
    }
  }

  @Test
  void temporaryTableIsSaidToBeTheReason() throws SQLException {
    try (Roundtrip roundtrip = Sales.everything().build()) {
      DataSource dataSource = roundtrip.wrap(Engine.H2.dataSource());
      try (Connection connection = dataSource.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create local temporary table plan_temporary (id int)");
        Scope scope = roundtrip.openScope("temporary");
        Sales.read(connection, "select id from plan_temporary");
        scope.close();

        assertThat(only(scope).noPlan()).contains("such as a temporary one").contains("42S02");
      }
    }
  }

  @Test
  void secondStatementOfATextIsNotRun() throws SQLException {
    DataSource raw = Sales.in(Engine.POSTGRESQL);
    try (Roundtrip roundtrip = Sales.everything().build()) {
      Scope scope = roundtrip.openScope("two at once");
      try (Connection connection = roundtrip.wrap(raw).getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("select 1 from plan_sale; select count(*) from plan_sale");
      }
      scope.close();
      assertThat(only(scope).noPlan()).startsWith("its text may be more than one statement");

      Scope deleting = roundtrip.openScope("select and delete");
      try (Connection connection = roundtrip.wrap(raw).getConnection();
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        statement.execute("select 1; delete from plan_sale where id = 1");
        connection.rollback();
      }
      deleting.close();
      assertThat(only(deleting).noPlan()).startsWith("its text may be more than one statement");
    }
    assertThat(Sales.count(raw)).isEqualTo(20_000);
  }

  @Test
  void statementsThatWriteAreNotExplainedWhereThatIsSwitchedOff() throws SQLException {
    CountedDataSource counted = new CountedDataSource(Sales.in(Engine.H2));
    try (Roundtrip roundtrip = Sales.everything().explainWrites(false).build()) {
      Scope scope = roundtrip.openScope("update");
      try (Connection connection = roundtrip.wrap(counted.dataSource()).getConnection();
          Statement statement = connection.createStatement()) {
        statement.executeUpdate("update plan_sale set amount = 2 where id = 3");
      }
      scope.close();

      assertThat(only(scope).noPlan())
          .isEqualTo("it writes, and only statements that read are explained");
    }
    assertThat(counted.connections()).isEqualTo(1);
  }

  @Test
  void poolOfSizeOneIsNotMadeToWait() throws SQLException {
    HikariConfig configuration = new HikariConfig();
    configuration.setDataSource(Sales.in(Engine.H2));
    configuration.setMaximumPoolSize(1);
    try (HikariDataSource pool = new HikariDataSource(configuration);
        Roundtrip roundtrip = Sales.everything().build()) {
      DataSource dataSource = roundtrip.wrap(pool);
      Scope scope = roundtrip.openScope("held");
      try (Connection connection = dataSource.getConnection()) {
        Sales.read(connection, "select amount from plan_sale where id = 5");
        scope.close();
        assertThat(only(scope).noPlan())
            .startsWith("the pool has no connection to spare (HikariCP: 1 active, 0 idle");
      }

      Scope returned = roundtrip.openScope("given back");
      Sales.read(dataSource, "select amount from plan_sale where id = 5");
      returned.close();
      assertThat(only(returned).plan()).isNotNull();
      try (Connection connection = dataSource.getConnection()) {
        assertThat(connection.getAutoCommit()).isTrue();
        assertThat(connection.isReadOnly()).isFalse();
      }
    }
  }

  @Test
  void userWithoutRightsIsSaidToBeTheReason() throws SQLException {
    DataSource owner = Sales.in(Engine.POSTGRESQL);
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop role if exists plan_nobody");
      statement.execute("create role plan_nobody");
    }
    AtomicInteger handedOut = new AtomicInteger();
    DataSource changing =
        changing(
            owner,
            connection -> {
              if (handedOut.getAndIncrement() > 0) {
                try (Statement statement = connection.createStatement()) {
                  statement.execute("set role plan_nobody");
                }
              }
            });
    try (Roundtrip roundtrip = Sales.everything().build()) {
      Scope scope = roundtrip.openScope("no rights");
      Sales.readByNote(roundtrip.wrap(changing), "note 7");
      scope.close();

      assertThat(only(scope).noPlan())
          .isEqualTo("the database user may not ask for it (SQLState 42501)");
    }
  }

  @Test
  void lockedTableIsNotWaitedFor() throws SQLException {
    try (Roundtrip roundtrip = Sales.everything().build()) {
      DataSource raw = Sales.in(Engine.POSTGRESQL);
      try (Connection connection = roundtrip.wrap(raw).getConnection();
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        statement.execute("lock table plan_sale in access exclusive mode");
        Scope scope = roundtrip.openScope("locked");
        Sales.read(connection, "select amount from plan_sale where id = 5");
        scope.close();

        assertThat(only(scope).noPlan()).isEqualTo("a table of it is locked (SQLState 55P03)");
        connection.rollback();
      }
    }
  }

  @Test
  void applicationDoesNotWaitForADatabaseThatHangs() throws Exception {
    CountDownLatch hanging = new CountDownLatch(1);
    AtomicInteger handedOut = new AtomicInteger();
    DataSource changing =
        changing(
            Sales.in(Engine.H2),
            connection -> {
              if (handedOut.getAndIncrement() > 0) {
                hanging.await();
              }
            });
    BlockingQueue<Finding> findings = new LinkedBlockingQueue<>();
    try (Roundtrip roundtrip =
        Sales.everything()
            .environment(Environment.PRODUCTION)
            .explain(true)
            .onFinding(findings::add)
            .build()) {
      DataSource dataSource = roundtrip.wrap(changing, "hanging");
      Scope scope = roundtrip.openScope("hanging");
      Sales.read(dataSource, "select amount from plan_sale where id = 5");
      scope.close(); // Comes back: the latch is opened below.
      assertThat(findings).isEmpty();
      hanging.countDown();
      Finding finding = findings.poll(30, TimeUnit.SECONDS);
      assertThat(Sales.slow(List.of(finding)).get(0).plan()).isNotNull();
    }
  }

  @Test
  void findingIsNotLostWhenRoundtripIsClosedBeforeItsPlanIsKnown() throws Exception {
    CountDownLatch hanging = new CountDownLatch(1);
    AtomicInteger handedOut = new AtomicInteger();
    DataSource changing =
        changing(
            Sales.in(Engine.H2),
            connection -> {
              if (handedOut.getAndIncrement() == 1) {
                hanging.await();
              }
            });
    BlockingQueue<Finding> findings = new LinkedBlockingQueue<>();
    Roundtrip roundtrip =
        Sales.everything()
            .environment(Environment.PRODUCTION)
            .explain(true)
            .onFinding(findings::add)
            .build();
    DataSource dataSource = roundtrip.wrap(changing);
    try (Connection first = dataSource.getConnection()) {
      Sales.read(first, "select amount from plan_sale where id = 5");
      Sales.read(first, "select note from plan_sale where id = 5");
    }
    roundtrip.close();
    Finding waiting = findings.poll(30, TimeUnit.SECONDS);
    assertThat(Sales.slow(List.of(waiting)).get(0).noPlan()).isEqualTo("Roundtrip was closed");
    hanging.countDown();
    assertThat(findings.poll(30, TimeUnit.SECONDS)).isNotNull();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void valuesAreInNoOutput(Engine engine) throws SQLException {
    try (Roundtrip roundtrip = Sales.everything().build()) {
      DataSource dataSource = roundtrip.wrap(Sales.in(engine));
      Scope scope = roundtrip.openScope("secret");
      Sales.readByNote(dataSource, "s3cret");
      Sales.read(
          dataSource,
          "select amount from plan_sale where note = 's3cret' or amount > 987123"
              + " order by case when note = 's3cret' then 987123 else id end");
      scope.close();

      assertThat(Sales.slow(scope)).hasSize(2);
      for (SlowStatementFinding finding : Sales.slow(scope)) {
        assertThat(finding.plan()).isNotNull();
        assertThat(finding.toString()).doesNotContain("s3cret").doesNotContain("987123");
        assertThat(FindingText.of(finding)).doesNotContain("s3cret").doesNotContain("987123");
      }
    }
  }

  @Test
  void valuesAreShownWhereTheUserAskedForThem() throws SQLException {
    try (Roundtrip roundtrip = Sales.everything().showValues(true).build()) {
      DataSource dataSource = roundtrip.wrap(Sales.in(Engine.POSTGRESQL));
      Scope scope = roundtrip.openScope("shown");
      Sales.readByNote(dataSource, "note 7");
      scope.close();

      assertThat(Sales.plan(only(scope)).raw()).contains("note 7");
      assertThat(FindingText.of(only(scope))).contains("note)::text = 'note 7'::text");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void applicationsConnectionIsNeverUsed(Engine engine) throws SQLException {
    CountedDataSource without = new CountedDataSource(Sales.in(engine));
    readObserved(without, false);
    CountedDataSource with = new CountedDataSource(Sales.in(engine));
    readObserved(with, true);

    assertThat(without.connections()).isEqualTo(1);
    assertThat(with.connections()).isEqualTo(2);
    assertThat(with.calls(0)).isEqualTo(without.calls(0));
    assertThat(with.calls(1))
        .anyMatch(call -> call.startsWith("prepareStatement EXPLAIN"))
        .contains("rollback", "setAutoCommit false", "setAutoCommit true", "setReadOnly true")
        .endsWith("close");
  }

  private static void readObserved(CountedDataSource counted, boolean explain) throws SQLException {
    try (Roundtrip roundtrip = Sales.everything().explain(explain).proof(Proving.OFF).build()) {
      Scope scope = roundtrip.openScope("observed");
      Sales.readByNote(roundtrip.wrap(counted.dataSource()), "note 7");
      scope.close();
      assertThat(scope.statements()).isEqualTo(1);
    }
  }

  @Test
  void connectionWithASessionOfItsOwnIsNotImitated() throws SQLException {
    try (Roundtrip roundtrip = Sales.everything().build()) {
      DataSource dataSource = roundtrip.wrap(Sales.in(Engine.H2));
      Scope scope = roundtrip.openScope("schema");
      try (Connection connection = dataSource.getConnection()) {
        connection.setSchema("PUBLIC");
        Sales.read(connection, "select amount from plan_sale where id = 5");
      }
      scope.close();
      assertThat(only(scope).noPlan()).startsWith("its session has settings of its own");
    }
  }

  @FunctionalInterface
  private interface Change {
    void on(Connection connection) throws Exception;
  }

  private static DataSource changing(DataSource source, Change change) {
    return (DataSource)
        Proxy.newProxyInstance(
            ExplainHazardsTests.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("getConnection")) {
                return method.getName().equals("isWrapperFor")
                    ? (Object) false
                    : method.invoke(source, arguments);
              }
              Connection connection = source.getConnection();
              change.on(connection);
              return connection;
            });
  }

  private static SlowStatementFinding only(Scope scope) {
    assertThat(Sales.slow(scope)).hasSize(1);
    return Sales.slow(scope).get(0);
  }
}
