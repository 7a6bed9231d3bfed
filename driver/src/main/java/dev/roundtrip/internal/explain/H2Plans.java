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

/** H2: the statement itself, with a comment behind each table that names its index. */
final class H2Plans implements PlanDialect {

  private static final String NAME = "(?:\"(?:[^\"]|\"\")*\"|[\\w$]+)";

  private static final Pattern TABLE =
      Pattern.compile(
          "(?<join>FROM|^UPDATE|(?:INNER|LEFT OUTER|RIGHT OUTER) JOIN)\\s+(?<table>"
              + NAME
              + "(?:\\.%s)*)".formatted(NAME)
              + "(?:\\s+(?<alias>"
              + NAME
              + "))?\\s*/\\* (?<index>[^:*]+?)(?:: (?<condition>[^*]*?))?\\s*\\*/"
              + "(?:\\s*/\\* (?:WHERE (?<filter>.*?)|scanCount: (?<first>\\d+))\\s*\\*/)?"
              + "(?:\\s*ON [^/]*/\\* scanCount: (?<then>\\d+) \\*/)?",
          Pattern.DOTALL);

  private static final Pattern REMARK =
      Pattern.compile("/\\* (group sorted|index sorted|distinct|direct lookup|reads: \\d+) \\*/");

  private static final Pattern WHERE =
      Pattern.compile("\\nWHERE (.*?)(?=\\n[A-Z/]|\\z)", Pattern.DOTALL);

  @Override
  public boolean isFor(String product) {
    return product.equalsIgnoreCase("H2");
  }

  @Override
  public String explain(String sql) {
    return "EXPLAIN " + sql;
  }

  @Override
  public Plan read(String product, PlanKind kind, List<List<String>> rows) {
    String raw = Rows.firstColumn(rows);
    int end = raw.indexOf('\n');
    PlanNode.Builder root = PlanNode.builder(end < 0 ? raw : raw.substring(0, end).trim());
    Matcher where = WHERE.matcher(raw);
    if (where.find()) {
      root.filter(oneLine(where.group(1)));
    }
    Matcher remark = REMARK.matcher(raw);
    while (remark.find()) {
      root.detail(remark.group(1), "yes");
    }
    Matcher table = TABLE.matcher(raw);
    while (table.find()) {
      root.child(table(table));
    }
    return new Plan(product, kind, root.build(), null, Map.of(), raw);
  }

  private static PlanNode table(Matcher table) {
    String index = table.group("index");
    String condition = oneLine(table.group("condition"));
    boolean scan = index.endsWith(".tableScan");
    String scanned = table.group("first") != null ? table.group("first") : table.group("then");
    return PlanNode.builder(table.group("join").endsWith("JOIN") ? table.group("join") : "SCAN")
        .relation(lastName(table.group("table")))
        .alias(table.group("alias") == null ? null : lastName(table.group("alias")))
        .index(scan ? null : lastName(index))
        .access(scan ? Access.FULL_SCAN : access(lastName(index), condition))
        .readRows(scanned == null ? null : Double.valueOf(scanned))
        .condition(condition)
        .filter(oneLine(table.group("filter")))
        .build();
  }

  private static Access access(String index, @Nullable String condition) {
    boolean unique =
        index.startsWith("PRIMARY_KEY") && condition != null && condition.contains(" = ");
    return unique ? Access.LOOKUP : Access.INDEX_SCAN;
  }

  private static String lastName(String name) {
    String unquoted = name.replace("\"", "");
    return unquoted.substring(unquoted.lastIndexOf('.') + 1);
  }

  private static @Nullable String oneLine(@Nullable String text) {
    return text == null ? null : text.replaceAll("\\s+", " ").trim();
  }
}
