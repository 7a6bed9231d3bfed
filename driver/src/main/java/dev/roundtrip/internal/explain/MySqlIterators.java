package dev.roundtrip.internal.explain;

import dev.roundtrip.plan.Access;
import dev.roundtrip.plan.PlanNode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Version 2 of MySQL's JSON, from 8.3 on and the default from 9.5 on: a tree of iterators, whose
 * root stands in {@code query_plan} or, in older servers, is the document itself.
 */
final class MySqlIterators {

  private MySqlIterators() {}

  /** The root of an answer of version 2; nothing if it is of version 1. */
  static Json root(Json answer) {
    Json wrapped = answer.get("query_plan");
    return wrapped.exists() || answer.has("query_block") ? wrapped : answer;
  }

  static PlanNode node(Json json) {
    List<Json> inputs = json.get("inputs").elements();
    if ("filter".equals(json.get("access_type").text()) && inputs.size() == 1) {
      Json scan = inputs.get(0);
      if (scan.get("table_name").text() != null && scan.get("inputs").elements().isEmpty()) {
        return filtered(scan, json);
      }
    }
    return described(json).build();
  }

  /** As in version 1: the filter belongs to the step that reads. */
  private static PlanNode filtered(Json scan, Json filter) {
    return described(scan)
        .filter(filter.get("condition").text())
        .estimatedRows(filter.get("estimated_rows").number())
        .actualRows(filter.get("actual_rows").number())
        .readRows(scan.get("actual_rows").number())
        .detail("rows examined", scan.get("estimated_rows").text())
        .build();
  }

  private static PlanNode.Builder described(Json json) {
    String table = json.get("table_name").text();
    String text = json.get("operation").text();
    PlanNode.Builder node =
        PlanNode.builder(operation(text == null ? "?" : text))
            .relation(table)
            .alias(json.get("alias").text())
            .index(json.get("index_name").text())
            .access(access(json, table, text == null ? "" : text))
            .estimatedRows(json.get("estimated_rows").number())
            .actualRows(json.get("actual_rows").number())
            .loops(json.get("actual_loops").number())
            .cost(json.get("estimated_total_cost").number())
            .time(time(json.get("actual_last_row_ms").number(), json.get("actual_loops").number()))
            .condition(first(json, "lookup_condition", "ranges", "hash_condition"))
            .filter(json.get("condition").text())
            .detail("sort key", json.get("sort_fields").text())
            .detail("heading", json.get("heading").text());
    json.get("inputs").elements().forEach(input -> node.child(node(input)));
    json.get("inputs_from_select_list").elements().forEach(input -> node.child(node(input)));
    return node;
  }

  /** Without what is told elsewhere: the table, the index, the condition. */
  private static String operation(String text) {
    int end = text.indexOf(" on ");
    int colon = text.indexOf(": ");
    int cut = end < 0 ? colon : colon < 0 ? end : Math.min(end, colon);
    return cut < 0 ? text : text.substring(0, cut);
  }

  private static Access access(Json json, @Nullable String table, String text) {
    if (table == null || table.startsWith("<")) {
      return Access.NONE;
    }
    if ("table".equals(json.get("access_type").text())) {
      return json.get("inputs").elements().isEmpty() ? Access.FULL_SCAN : Access.NONE;
    }
    if (text.startsWith("Single-row") || text.startsWith("Constant row")) {
      return Access.LOOKUP;
    }
    return json.get("covering").isTrue() ? Access.INDEX_ONLY : Access.INDEX_SCAN;
  }

  private static @Nullable Duration time(@Nullable Double millis, @Nullable Double loops) {
    return millis == null
        ? null
        : Duration.ofNanos(Math.round(millis * (loops == null ? 1 : loops) * 1_000_000));
  }

  private static @Nullable String first(Json json, String... names) {
    for (String name : names) {
      String text = json.get(name).text();
      if (text != null) {
        return text;
      }
    }
    return null;
  }
}
