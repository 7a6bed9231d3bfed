package dev.roundtrip.internal.explain;

import dev.roundtrip.plan.Access;
import dev.roundtrip.plan.Plan;
import dev.roundtrip.plan.PlanKind;
import dev.roundtrip.plan.PlanNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** HSQLDB: an outline of the compiled statement, a line each row. */
final class HsqldbPlans implements PlanDialect {

  private static final Pattern RANGE =
      Pattern.compile(
          "range variable \\d+\\n(.*?)(?=range variable \\d+\\n|groupColumns=|order by=|PARAMETERS=|\\z)",
          Pattern.DOTALL);
  private static final Pattern COLUMN = Pattern.compile("COLUMN: (?:\\w+\\.)*(\\w+)");

  @Override
  public boolean isFor(String product) {
    return product.startsWith("HSQL");
  }

  /** In a transaction that is read-only it refuses to explain what writes. */
  @Override
  public boolean readOnly(boolean writes) {
    return !writes;
  }

  @Override
  public @Nullable String refusal(String sql, boolean writes) {
    return Subqueries.refusal(sql, writes);
  }

  @Override
  public String explain(String sql) {
    return "EXPLAIN PLAN FOR " + sql;
  }

  @Override
  public boolean bindsPlaceholders() {
    return false;
  }

  @Override
  public Plan read(String product, PlanKind kind, List<List<String>> rows) {
    String raw = Rows.firstColumn(rows);
    PlanNode.Builder root = PlanNode.builder("SELECT");
    if (raw.contains("isGrouped=[true]")) {
      root.detail("grouped", "yes");
    }
    if (raw.contains("order by=[")) {
      root.detail("sorted", "yes");
    }
    Matcher range = RANGE.matcher(raw);
    while (range.find()) {
      root.child(table(range.group(1)));
    }
    return new Plan(product, kind, root.build(), null, Map.of(), raw);
  }

  private static PlanNode table(String text) {
    boolean scan = text.contains("access=FULL SCAN");
    int other = text.indexOf("other condition=[");
    String indexed = other < 0 ? text : text.substring(0, other);
    return PlanNode.builder(value(text, "join type"))
        .relation(value(text, "table"))
        .alias(valueOrNull(text, "alias"))
        .index(scan ? null : valueOrNull(text, "join condition = [index"))
        .access(scan ? Access.FULL_SCAN : Access.INDEX_SCAN)
        .condition(scan ? null : columns(indexed))
        .filter(other < 0 ? null : columns(text.substring(other)))
        .detail("cardinality", valueOrNull(text, "cardinality"))
        .build();
  }

  /** The outline spreads a condition over many lines; the columns in it are what matters. */
  private static @Nullable String columns(String text) {
    String columns =
        String.join(
            ", ", COLUMN.matcher(text).results().map(match -> match.group(1)).distinct().toList());
    return columns.isEmpty() ? null : columns;
  }

  private static String value(String text, String name) {
    String value = valueOrNull(text, name);
    return value == null ? "?" : value;
  }

  private static @Nullable String valueOrNull(String text, String name) {
    Matcher line = Pattern.compile(Pattern.quote(name) + "=([^\\n\\]]+)").matcher(text);
    return line.find() ? line.group(1).trim() : null;
  }
}
