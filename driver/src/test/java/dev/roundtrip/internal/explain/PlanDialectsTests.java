package dev.roundtrip.internal.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtrip.contract.Engine;
import dev.roundtrip.internal.report.PlanText;
import dev.roundtrip.plan.Access;
import dev.roundtrip.plan.Plan;
import dev.roundtrip.plan.PlanKind;
import dev.roundtrip.plan.PlanNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What real databases answer is read into one and the same tree. */
class PlanDialectsTests {

  private enum Database {
    H2,
    POSTGRESQL,
    MARIADB,
    SQLITE("jdbc:sqlite::memory:"),
    HSQLDB("jdbc:hsqldb:mem:plans"),
    DUCKDB("jdbc:duckdb:");

    private final String url;

    Database() {
      this("");
    }

    Database(String url) {
      this.url = url;
    }

    Connection connect() throws SQLException {
      return url.isEmpty()
          ? Engine.valueOf(name()).dataSource().getConnection()
          : DriverManager.getConnection(url);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void filterWithoutIndexIsAFullScan(Database database) throws SQLException {
    Plan plan = explain(database, "select title from plan_book where price = ?", 5);

    assertThat(tables(plan)).hasSize(1);
    PlanNode scan = tables(plan).get(0);
    assertThat(scan.relation()).isEqualToIgnoringCase("plan_book");
    assertThat(scan.access()).isEqualTo(Access.FULL_SCAN);
    assertThat(scan.index()).isNull();
    if (database != Database.SQLITE) { // It does not tell what it filters by.
      assertThat(plan.nodes().map(PlanNode::filter).filter(Objects::nonNull))
          .anySatisfy(filter -> assertThat(filter).containsIgnoringCase("price"));
    }
  }

  @ParameterizedTest
  @EnumSource(value = Database.class, names = "DUCKDB", mode = EnumSource.Mode.EXCLUDE)
  void filterWithIndexNamesTheIndex(Database database) throws SQLException {
    Plan plan = explain(database, "select title from plan_book where author_id = ?", 5);

    PlanNode table = tables(plan).get(0);
    assertThat(table.access()).isIn(Access.INDEX_SCAN, Access.BITMAP);
    assertThat(table.index()).isEqualToIgnoringCase("plan_book_author");
    assertThat(table.condition()).containsIgnoringCase("author_id");
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void joinHasAStepForEachTable(Database database) throws SQLException {
    Plan plan =
        explain(
            database,
            "select a.name, b.title from plan_author a join plan_book b on b.author_id = a.id"
                + " where b.price = ? order by b.title",
            5);

    assertThat(tables(plan)).hasSize(2);
    assertThat(PlanText.of(plan))
        .hasSizeGreaterThanOrEqualTo(2)
        .anyMatch(line -> line.contains("full scan"));
  }

  @Test
  void estimatesOfPostgreSqlAreRead() throws SQLException {
    Plan plan = explain(Database.POSTGRESQL, "select * from plan_book where price = ?", 5);

    assertThat(plan.totalCost()).isPositive();
    assertThat(plan.root().estimatedRows()).isPositive();
    assertThat(plan.raw()).startsWith("[");
  }

  @Test
  void somethingElseThanAPlanIsSaidToBeOne() {
    assertThatThrownBy(
            () ->
                new PostgreSqlPlans()
                    .read("PostgreSQL", PlanKind.ESTIMATED, List.of(List.of("Seq Scan on x"))))
        .isInstanceOf(UnreadablePlanException.class)
        .hasMessageStartingWith("The plan is no JSON");
  }

  @Test
  void unknownDatabaseHasNoDialect() {
    assertThat(PlanDialects.of("Mimer SQL")).isEmpty();
  }

  private static List<PlanNode> tables(Plan plan) {
    return plan.nodes()
        .filter(node -> node.relation() != null && node.access() != Access.NONE)
        .toList();
  }

  private static Plan explain(Database database, String sql, int bind) throws SQLException {
    try (Connection connection = database.connect()) {
      fill(connection);
      String product = connection.getMetaData().getDatabaseProductName();
      PlanDialect dialect = PlanDialects.of(product).orElseThrow();
      String text = dialect.bindsPlaceholders() ? sql : sql.replace("?", Integer.toString(bind));
      try (PreparedStatement statement = connection.prepareStatement(dialect.explain(text))) {
        if (dialect.bindsPlaceholders()) {
          statement.setInt(1, bind);
        }
        try (ResultSet rows = statement.executeQuery()) {
          return dialect.read(product, PlanKind.ESTIMATED, rows(rows));
        }
      }
    }
  }

  private static List<List<String>> rows(ResultSet rows) throws SQLException {
    List<List<String>> all = new ArrayList<>();
    while (rows.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        row.add(rows.getString(i));
      }
      all.add(row);
    }
    return all;
  }

  private static void fill(Connection connection) throws SQLException {
    boolean there =
        connection.getMetaData().getTables(null, null, "plan_book", null).next()
            || connection
                .getMetaData()
                .getTables(null, null, "plan_book".toUpperCase(Locale.ROOT), null)
                .next();
    if (there) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table plan_author (id int primary key, name varchar(20))");
      statement.execute(
          "create table plan_book (id int primary key, author_id int, title varchar(20), price int)");
      statement.execute("create index plan_book_author on plan_book (author_id)");
    }
    fill(connection, "insert into plan_author values (?, ?)", 300, 2);
    fill(
        connection,
        "insert into plan_book (id, author_id, title, price) values (?, ?, ?, ?)",
        3000,
        4);
  }

  private static void fill(Connection connection, String sql, int rows, int columns)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (int i = 0; i < rows; i++) {
        insert.setInt(1, i);
        if (columns == 2) {
          insert.setString(2, "n" + i);
        } else {
          insert.setInt(2, i % 300);
          insert.setString(3, "t" + i);
          insert.setInt(4, i % 97);
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
