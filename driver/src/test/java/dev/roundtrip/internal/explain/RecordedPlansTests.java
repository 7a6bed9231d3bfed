package dev.roundtrip.internal.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.roundtrip.internal.report.ExplainedPlan;
import dev.roundtrip.internal.report.PlanText;
import dev.roundtrip.plan.Access;
import dev.roundtrip.plan.Plan;
import dev.roundtrip.plan.PlanKind;
import dev.roundtrip.plan.PlanNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers answered that do not run here; where each was taken from stands beside them. */
class RecordedPlansTests {

  @Test
  void firstVersionOfMySqlsJsonIsRead() throws IOException {
    Plan plan = mySql("mysql-v1-join.json");

    assertThat(plan.totalCost()).isEqualTo(1.55);
    assertThat(tables(plan))
        .extracting(PlanNode::relation, PlanNode::access, PlanNode::index)
        .containsExactly(
            tuple("v", Access.FULL_SCAN, null),
            tuple("vs", Access.INDEX_SCAN, "visit_fk"),
            tuple("s", Access.LOOKUP, "PRIMARY"));
    assertThat(tables(plan).get(0).filter()).contains("`date` between");
    assertThat(tables(plan).get(1).condition()).isEqualTo("visit_fk = medical_center.v.id");
    assertThat(plan.nodes().map(node -> node.details().get("using temporary table")))
        .contains("true");
  }

  @Test
  void secondVersionOfMySqlsJsonIsReadWithoutWrapper() throws IOException {
    Plan plan = mySql("mysql-v2-join.json");

    assertThat(plan.totalCost()).isCloseTo(2.89, within(0.001));
    assertThat(plan.root().operation()).isEqualTo("Nested loop inner join");
    PlanNode scan = tables(plan).get(0);
    assertThat(scan.operation()).isEqualTo("Table scan");
    assertThat(scan.relation()).isEqualTo("emp");
    assertThat(scan.alias()).isEqualTo("E");
    assertThat(scan.access()).isEqualTo(Access.FULL_SCAN);
    assertThat(scan.filter()).contains("E.job = 'CLERK'");
    assertThat(scan.details()).containsEntry("rows examined", "14.0");
    PlanNode lookup = tables(plan).get(1);
    assertThat(lookup.access()).isEqualTo(Access.LOOKUP);
    assertThat(lookup.index()).isEqualTo("PRIMARY");
    assertThat(lookup.condition()).isEqualTo("deptno=E.deptno");
  }

  /** One statement, in both versions, on one server. */
  @ParameterizedTest
  @ValueSource(strings = {"mysql-v1-range.json", "mysql-v2-range.json"})
  void bothVersionsOfMySqlsJsonMeanTheSame(String file) throws IOException {
    Plan plan = mySql(file);

    assertThat(tables(plan)).hasSize(1);
    PlanNode range = tables(plan).get(0);
    assertThat(range.relation()).isEqualTo("country");
    assertThat(range.index()).isEqualTo("PRIMARY");
    assertThat(range.access()).isEqualTo(Access.INDEX_SCAN);
    assertThat(range.estimatedRows()).isEqualTo(17);
    assertThat(range.cost()).isCloseTo(3.67, within(0.01));
    assertThat(range.filter()).contains("`Code` like 'A%'");
  }

  @Test
  void fullScanOfOracleIsRead() throws IOException {
    Plan plan = oracle("oracle-full.txt");

    assertThat(plan.root().operation()).isEqualTo("SELECT STATEMENT");
    assertThat(plan.totalCost()).isEqualTo(69);
    PlanNode scan = tables(plan).get(0);
    assertThat(scan.access()).isEqualTo(Access.FULL_SCAN);
    assertThat(scan.relation()).isEqualTo("NACAO");
    assertThat(scan.estimatedRows()).isEqualTo(498);
    assertThat(scan.filter()).isEqualTo("UPPER(\"NOME\")='MINUS MAGNI.'");
  }

  @Test
  void indexesOfOracleAreRead() throws IOException {
    PlanNode batched = tables(oracle("oracle-batched.txt")).get(0);
    assertThat(batched.access()).isEqualTo(Access.INDEX_SCAN);
    assertThat(batched.relation()).isEqualTo("NACAO");
    assertThat(batched.index()).isEqualTo("IDX_ASTRO");
    assertThat(batched.children().get(0).condition()).isEqualTo("UPPER(\"NOME\")='MINUS MAGNI.'");

    assertThat(tables(oracle("oracle-unique.txt")).get(0).access()).isEqualTo(Access.LOOKUP);
  }

  @Test
  void conversionsThatOnlyExplainPlanMakesAreSaidToBeThat() throws IOException {
    Plan plan = oracle("oracle-binds.txt");

    assertThat(plan.remarks()).singleElement().asString().contains("VARCHAR2");
    assertThat(plan.nodes().map(PlanNode::operation))
        .containsExactly(
            "SELECT STATEMENT",
            "SORT ORDER BY",
            "TABLE ACCESS BY INDEX ROWID BATCHED",
            "INDEX RANGE SCAN");
    assertThat(tables(plan).get(0).filter()).isEqualTo("\"C_LAST\"=:B1");
  }

  @Test
  void scanOfSqlServerIsRead() throws IOException {
    Plan plan = sqlServer("sqlserver-scan.xml");

    PlanNode scan = plan.root();
    assertThat(scan.operation()).isEqualTo("Clustered Index Scan");
    assertThat(scan.access()).isEqualTo(Access.FULL_SCAN);
    assertThat(scan.relation()).isEqualTo("People");
    assertThat(scan.index()).isEqualTo("PK_People_id");
    assertThat(scan.estimatedRows()).isEqualTo(2);
    assertThat(scan.actualRows()).isEqualTo(2);
    assertThat(plan.totalCost()).isEqualTo(0.0032842);
  }

  @Test
  void lookupOfSqlServerIsRead() throws IOException {
    Plan plan = sqlServer("sqlserver-lookup.xml");

    assertThat(plan.root().operation()).isEqualTo("Nested Loops (Inner Join)");
    assertThat(plan.root().relation()).isNull();
    PlanNode seek = plan.root().children().get(0);
    assertThat(seek.access()).isEqualTo(Access.INDEX_SCAN);
    assertThat(seek.index()).isEqualTo("IX_DisplayName");
    assertThat(seek.condition()).isEqualTo("DisplayName by N'Brent'");
    assertThat(seek.filter()).endsWith("like N'Brent%'");
    assertThat(seek.readRows()).isEqualTo(944);
    PlanNode lookup = plan.root().children().get(1);
    assertThat(lookup.access()).isEqualTo(Access.LOOKUP);
    assertThat(lookup.loops()).isEqualTo(858);
  }

  /** Conditions are masked as they are for databases that run here. */
  @Test
  void valuesOfRecordedPlansAreMasked() throws IOException {
    for (Plan plan :
        List.of(
            mySql("mysql-v1-join.json"),
            mySql("mysql-v2-join.json"),
            mySql("mysql-v2-range.json"),
            oracle("oracle-full.txt"),
            sqlServer("sqlserver-lookup.xml"))) {
      assertThat(MaskedPlan.of(plan).toString())
          .doesNotContain("2024-08-01")
          .doesNotContain("CLERK")
          .doesNotContain("'A")
          .doesNotContain("MINUS")
          .doesNotContain("Bren");
    }
  }

  /** Of SQL Server, whose recording has measured numbers, the guide shows the steps. */
  @Test
  void guideShowsTheseRecordings() throws IOException {
    String guide = Files.readString(Path.of("..", "docs", "guide", "plans.md"));
    for (Plan plan : List.of(mySql("mysql-v2-join.json"), oracle("oracle-full.txt"))) {
      String printed = String.join("\n", ExplainedPlan.of(MaskedPlan.of(plan)));
      assertThat(guide.replaceAll(" +", " ")).contains(printed.replaceAll(" +", " "));
    }
    for (String line : PlanText.of(MaskedPlan.of(sqlServer("sqlserver-lookup.xml")))) {
      assertThat(guide.replaceAll(" +", " ")).contains(line.replaceAll(" {3,}.*", "").strip());
    }
  }

  private static List<PlanNode> tables(Plan plan) {
    return plan.nodes().filter(node -> node.access() != Access.NONE).toList();
  }

  private static Plan mySql(String file) throws IOException {
    return new MySqlPlans().read("MySQL", PlanKind.ESTIMATED, List.of(List.of(text(file))));
  }

  private static Plan oracle(String file) throws IOException {
    return new OraclePlans()
        .read("Oracle", PlanKind.ESTIMATED, text(file).lines().map(List::of).toList());
  }

  private static Plan sqlServer(String file) throws IOException {
    return new SqlServerPlans()
        .read("Microsoft SQL Server", PlanKind.ESTIMATED, List.of(List.of(text(file))));
  }

  private static String text(String file) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(RecordedPlansTests.class.getResourceAsStream("/plans/" + file))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
