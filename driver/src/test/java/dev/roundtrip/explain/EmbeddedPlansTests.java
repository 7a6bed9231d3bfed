package dev.roundtrip.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.finding.SlowStatementFinding;
import dev.roundtrip.internal.report.FindingText;
import dev.roundtrip.plan.Access;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The databases that run in the application's process, each with what it does not like. */
class EmbeddedPlansTests {

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:sqlite:%s/sales.db", "jdbc:duckdb:%s/sales.duck"})
  void slowStatementCarriesItsPlan(String url) throws SQLException {
    // DuckDB closes a database with its last connection.
    try (Connection keeper = DriverManager.getConnection(url.formatted(directory));
        Roundtrip roundtrip = Sales.everything().build()) {
      fill(keeper);
      Scope scope = roundtrip.openScope("sales");
      Sales.readByNote(roundtrip.wrap(dataSource(url.formatted(directory))), "note 7");
      scope.close();

      SlowStatementFinding finding = only(scope);
      assertThat(Sales.plan(finding).nodes())
          .anyMatch(node -> node.access() == Access.FULL_SCAN && node.relation() != null);
      assertThat(FindingText.of(finding)).contains("reads all of plan_sale");
      assertThat(roundtrip.ownFailures()).isZero();
    }
  }

  @Test
  void hsqldbIsAskedWithLiteralsInPlaceOfValues() throws SQLException {
    String url = "jdbc:hsqldb:mem:sales";
    try (Connection keeper = DriverManager.getConnection(url);
        Roundtrip roundtrip = Sales.everything().build()) {
      fill(keeper);
      DataSource dataSource = roundtrip.wrap(dataSource(url));
      Scope bound = roundtrip.openScope("bound");
      Sales.readByNote(dataSource, "it's 7");
      bound.close();
      assertThat(Sales.plan(only(bound)).nodes())
          .anyMatch(node -> node.access() == Access.FULL_SCAN);
      assertThat(only(bound).toString()).doesNotContain("it's 7");

      Scope backslash = roundtrip.openScope("backslash");
      Sales.readByNote(dataSource, "a\\' or 1 = 1");
      backslash.close();
      assertThat(only(backslash).noPlan()).endsWith("a value cannot be written as a literal");

      Scope literal = roundtrip.openScope("literal");
      Sales.read(dataSource, "select amount from plan_sale where note = 'note 7'");
      literal.close();
      assertThat(Sales.plan(only(literal)).nodes())
          .anyMatch(node -> node.access() == Access.FULL_SCAN);
      assertThat(FindingText.of(only(literal)))
          .contains("reads all of PLAN_SALE, to filter by note");
    }
  }

  @Test
  void derbyIsAskedWithoutExecutingOrLeavingAnything() throws SQLException {
    String url = "jdbc:derby:memory:sales";
    try (Connection keeper = DriverManager.getConnection(url + ";create=true");
        Roundtrip roundtrip = Sales.everything().build()) {
      fill(keeper);
      DataSource raw = dataSource(url);
      DataSource dataSource = roundtrip.wrap(raw);
      Scope scope = roundtrip.openScope("derby");
      Sales.readByNote(dataSource, "note 7");
      Sales.read(dataSource, "select amount from plan_sale where id = 17");
      scope.close();

      List<SlowStatementFinding> findings = Sales.slow(scope);
      assertThat(findings).hasSize(2);
      assertThat(Sales.plan(findings.get(0)).nodes())
          .anyMatch(
              node -> node.access() == Access.FULL_SCAN && "PLAN_SALE".equals(node.relation()));
      assertThat(Sales.plan(findings.get(1)).nodes())
          .noneMatch(node -> node.access() == Access.FULL_SCAN)
          .anyMatch(node -> "PLAN_SALE".equals(node.relation()));
      assertThat(FindingText.of(findings.get(0))).contains("reads all of PLAN_SALE");
      assertThat(
              roundtrip
                  .explain(dataSource, "delete from plan_sale where note = ?", "note 7")
                  .plan())
          .isNotNull();
      assertThat(Sales.count(raw)).isEqualTo(5_000);
      assertThat(schemas(keeper)).noneMatch(name -> name.startsWith("RT"));
      assertThat(roundtrip.ownFailures()).isZero();
    }
  }

  private static List<String> schemas(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet schemas = connection.getMetaData().getSchemas()) {
      while (schemas.next()) {
        names.add(schemas.getString(1));
      }
    }
    return names;
  }

  @Test
  void databaseThatIsAnotherOneForEachConnectionIsSaidToBeTheReason() throws SQLException {
    try (Roundtrip roundtrip = Sales.everything().build()) {
      DataSource dataSource = roundtrip.wrap(dataSource("jdbc:sqlite::memory:"));
      try (Connection connection = dataSource.getConnection()) {
        fill(connection);
        Scope scope = roundtrip.openScope("memory");
        Sales.read(connection, "select amount from plan_sale where id = 5");
        scope.close();

        assertThat(only(scope).noPlan())
            .startsWith("it reads a table that a connection of our own does not see");
      }
    }
  }

  static void fill(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create table plan_sale (id bigint primary key, note varchar(40), amount int)");
    }
    try (PreparedStatement insert =
        connection.prepareStatement("insert into plan_sale values (?, ?, 1)")) {
      connection.setAutoCommit(false);
      for (int i = 0; i < 5_000; i++) {
        insert.setInt(1, i);
        insert.setString(2, "note " + i % 1_000);
        insert.addBatch();
      }
      insert.executeBatch();
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  static DataSource dataSource(String url) {
    return (DataSource)
        Proxy.newProxyInstance(
            EmbeddedPlansTests.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) ->
                method.getName().equals("getConnection")
                    ? DriverManager.getConnection(url)
                    : (Object) false);
  }

  private static SlowStatementFinding only(Scope scope) {
    assertThat(Sales.slow(scope)).hasSize(1);
    return Sales.slow(scope).get(0);
  }
}
