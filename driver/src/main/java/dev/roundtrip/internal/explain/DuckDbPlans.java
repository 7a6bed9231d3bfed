package dev.roundtrip.internal.explain;

import dev.roundtrip.plan.Access;
import dev.roundtrip.plan.Plan;
import dev.roundtrip.plan.PlanKind;
import dev.roundtrip.plan.PlanNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** DuckDB: JSON, with other names in an executed plan than in an estimated one. */
final class DuckDbPlans implements PlanDialect {

  @Override
  public boolean isFor(String product) {
    return product.equalsIgnoreCase("DuckDB");
  }

  @Override
  public String explain(String sql) {
    return "EXPLAIN (FORMAT JSON) " + sql;
  }

  @Override
  public Plan read(String product, PlanKind kind, List<List<String>> rows) {
    String raw = Rows.lastColumn(rows);
    Json answer = Json.parse(raw);
    List<Json> roots =
        answer.has("operator") ? answer.get("operator").elements() : answer.elements();
    if (roots.isEmpty()) {
      throw new UnreadablePlanException("DuckDB's answer has no operator.");
    }
    return new Plan(product, kind, node(roots.get(0)), null, Map.of(), raw);
  }

  private static PlanNode node(Json json) {
    Json info = json.get("extra_info");
    String name = json.has("name") ? json.get("name").text() : json.get("type").text();
    String table = info.get("Table").text();
    PlanNode.Builder node =
        PlanNode.builder(name == null ? "?" : name.trim())
            .relation(table == null ? null : table.substring(table.lastIndexOf('.') + 1))
            .access(access(table, info.get("Type").text()))
            .estimatedRows(info.get("Estimated Cardinality").number())
            .actualRows(json.get("intermediate_rows").number())
            .readRows(json.get("rows_scanned").number())
            .time(seconds(json.get("timing").number()))
            .filter(info.get("Filters").text())
            .condition(info.get("Conditions").text())
            .detail("join type", info.get("Join Type").text())
            .detail("order by", info.get("Order By").text())
            .detail("groups", info.get("Groups").text());
    json.get("children").elements().forEach(child -> node.child(node(child)));
    return node.build();
  }

  private static Access access(@Nullable String table, @Nullable String type) {
    if (table == null || type == null) {
      return Access.NONE;
    }
    return type.equals("Index Scan") ? Access.INDEX_SCAN : Access.FULL_SCAN;
  }

  private static @Nullable Duration seconds(@Nullable Double seconds) {
    return seconds == null ? null : Duration.ofNanos(Math.round(seconds * 1_000_000_000));
  }
}
