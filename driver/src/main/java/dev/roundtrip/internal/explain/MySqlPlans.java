package dev.roundtrip.internal.explain;

import dev.roundtrip.plan.Access;
import dev.roundtrip.plan.Plan;
import dev.roundtrip.plan.PlanKind;
import dev.roundtrip.plan.PlanNode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * MariaDB, and MySQL with version 1 of its JSON: nested objects whose names are the steps. The two
 * differ in names and number types, so both names of a fact are looked up. Version 2 is read by
 * {@link MySqlIterators}.
 */
final class MySqlPlans implements PlanDialect {

  private static final Set<String> LISTS = Set.of("nested_loop", "query_specifications");

  @Override
  public boolean isFor(String product) {
    return product.equalsIgnoreCase("MariaDB") || product.equalsIgnoreCase("MySQL");
  }

  /** In a transaction that is read-only it refuses to explain what writes. */
  @Override
  public boolean readOnly(boolean writes) {
    return !writes;
  }

  /** Planning may call functions that write, and a transaction that is read-only stops them. */
  @Override
  public List<String> preparations(boolean writes) {
    return List.of(writes ? "START TRANSACTION" : "START TRANSACTION READ ONLY");
  }

  @Override
  public @Nullable String refusal(String sql, boolean writes) {
    return Subqueries.refusal(sql, writes);
  }

  @Override
  public Plan ask(Session session) throws SQLException {
    Plan plan = PlanDialect.super.ask(session);
    for (List<String> warning : session.query("SHOW WARNINGS")) {
      String remark = warning.size() < 3 ? null : MySqlWarnings.remark(warning.get(2));
      plan = remark == null || plan.remarks().contains(remark) ? plan : plan.withRemark(remark);
    }
    return plan;
  }

  @Override
  public String explain(String sql) {
    return "EXPLAIN FORMAT=JSON " + sql;
  }

  @Override
  public Plan read(String product, PlanKind kind, List<List<String>> rows) {
    String raw = Rows.firstColumn(rows);
    Json answer = Json.parse(raw);
    Json iterators = MySqlIterators.root(answer);
    if (iterators.exists()) {
      Double cost = iterators.get("estimated_total_cost").number();
      return new Plan(product, kind, MySqlIterators.node(iterators), cost, Map.of(), raw);
    }
    Json block = answer.get("query_block");
    if (!block.exists()) {
      throw new UnreadablePlanException(product + "'s answer has no query_block.");
    }
    return new Plan(product, kind, step("query_block", block), cost(block), Map.of(), raw);
  }

  private static PlanNode step(String name, Json json) {
    if (name.equals("table")) {
      return table(json);
    }
    return PlanNode.builder(name.replace('_', ' '))
        .cost(cost(json))
        .actualRows(json.get("r_output_rows").number())
        .loops(json.get("r_loops").number())
        .time(millis(json.get("r_total_time_ms").number()))
        .detail("sort key", json.get("sort_key").text())
        .detail("sort mode", json.get("r_sort_mode").text())
        .detail("sort merge passes", json.get("r_sort_passes").text())
        .detail("using temporary table", json.get("using_temporary_table").text())
        .detail("using filesort", json.get("using_filesort").text())
        .detail("message", json.get("message").text())
        .children(inputs(json))
        .build();
  }

  private static List<PlanNode> inputs(Json json) {
    List<PlanNode> inputs = new ArrayList<>();
    json.members()
        .forEach(
            (name, value) -> {
              if (LISTS.contains(name) || !value.elements().isEmpty()) {
                for (Json element : value.elements()) {
                  element.members().forEach((inner, step) -> add(inputs, inner, step));
                }
              } else {
                add(inputs, name, value);
              }
            });
    return inputs;
  }

  private static void add(List<PlanNode> inputs, String name, Json value) {
    if (!value.members().isEmpty()
        && !name.equals("cost_info")
        && !name.equals("r_engine_stats")
        && !name.equals("query_optimization")) {
      inputs.add(step(name, value));
    } else if (LISTS.contains(name)) {
      for (Json element : value.elements()) {
        element.members().forEach((inner, step) -> add(inputs, inner, step));
      }
    }
  }

  private static PlanNode table(Json json) {
    String type = json.get("access_type").text();
    Double estimated = first(json, "rows_produced_per_join", "rows");
    Double read = first(json, "rows_examined_per_scan", "rows");
    return PlanNode.builder(type == null ? "table" : type)
        .relation(json.get("table_name").text())
        .index(json.get("key").text())
        .access(access(type, json.get("using_index").isTrue(), json.has("key")))
        .estimatedRows(estimated)
        .actualRows(actual(json))
        .readRows(json.get("r_rows").number())
        .loops(json.get("r_loops").number())
        .cost(cost(json))
        .time(millis(json.get("r_table_time_ms").number()))
        .filter(json.get("attached_condition").text())
        .condition(condition(json))
        .detail("rows examined", read == null ? null : number(read))
        .detail("filtered %", json.get("filtered").text())
        .detail("possible keys", json.get("possible_keys").text())
        .children(inputs(json))
        .build();
  }

  private static String number(double rows) {
    return rows == Math.rint(rows) ? Long.toString((long) rows) : Double.toString(rows);
  }

  private static Access access(@Nullable String type, boolean indexOnly, boolean key) {
    if (type == null) {
      return Access.NONE;
    }
    return switch (type) {
      case "ALL" -> Access.FULL_SCAN;
      case "const", "eq_ref", "system" -> Access.LOOKUP;
      case "index_merge" -> Access.BITMAP;
      default -> indexOnly ? Access.INDEX_ONLY : key ? Access.INDEX_SCAN : Access.NONE;
    };
  }

  private static @Nullable Double actual(Json json) {
    Double read = json.get("r_rows").number();
    Double passed = json.get("r_filtered").number();
    return read == null || passed == null ? read : Double.valueOf(read * passed / 100);
  }

  private static @Nullable String condition(Json json) {
    String own = json.get("index_condition").text();
    String parts = json.get("used_key_parts").text();
    String from = json.get("ref").text();
    return own != null || parts == null ? own : from == null ? parts : parts + " = " + from;
  }

  private static @Nullable Double cost(Json json) {
    Double cost = json.get("cost").number();
    Json info = json.get("cost_info");
    return cost != null ? cost : first(info, "query_cost", "prefix_cost");
  }

  private static @Nullable Double first(Json json, String name, String otherwise) {
    Double number = json.get(name).number();
    return number != null ? number : json.get(otherwise).number();
  }

  private static @Nullable Duration millis(@Nullable Double millis) {
    return millis == null ? null : Duration.ofNanos(Math.round(millis * 1_000_000));
  }
}
