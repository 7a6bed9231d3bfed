package dev.roundtrip.internal.explain;

import dev.roundtrip.plan.Access;
import dev.roundtrip.plan.Plan;
import dev.roundtrip.plan.PlanKind;
import dev.roundtrip.plan.PlanNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** SQLite's EXPLAIN QUERY PLAN: rows of id, parent, (unused), detail. */
final class SqlitePlans implements PlanDialect {

  /** {@code SEARCH b USING COVERING INDEX book_author (author_id=?)}, {@code SCAN book}. */
  private static final Pattern TABLE =
      Pattern.compile(
          "(?<operation>SCAN|SEARCH) (?:TABLE )?(?<table>\\S+)(?: AS (?<alias>\\S+))?"
              + "(?: USING (?<kind>(?:AUTOMATIC |PARTIAL |COVERING )*INDEX|INTEGER PRIMARY KEY|PRIMARY KEY)"
              + "(?: (?<index>[^\\s(]+))?)?(?: \\((?<condition>.*)\\))?.*");

  @Override
  public boolean isFor(String product) {
    return product.equalsIgnoreCase("SQLite");
  }

  @Override
  public String explain(String sql) {
    return "EXPLAIN QUERY PLAN " + sql;
  }

  @Override
  public Plan read(String product, PlanKind kind, List<List<String>> rows) {
    Map<String, PlanNode.Builder> steps = new HashMap<>();
    PlanNode.Builder root = PlanNode.builder("QUERY PLAN");
    for (List<String> row : rows) {
      if (row.size() < 4) {
        throw new UnreadablePlanException("A row of SQLite's plan has too few columns.");
      }
      steps.put(row.get(0), step(row.get(3)));
    }
    attach(root, "0", rows, steps);
    String raw =
        rows.stream()
            .map(row -> row.get(0) + " " + row.get(1) + " " + row.get(3))
            .collect(Collectors.joining("\n"));
    return new Plan(product, kind, root.build(), null, Map.of(), raw);
  }

  private static void attach(
      PlanNode.Builder parent,
      String id,
      List<List<String>> rows,
      Map<String, PlanNode.Builder> steps) {
    for (List<String> row : rows) {
      PlanNode.Builder step = steps.get(row.get(0));
      if (row.get(1).equals(id) && step != null) {
        attach(step, row.get(0), rows, steps);
        parent.child(step.build());
      }
    }
  }

  private static PlanNode.Builder step(String detail) {
    Matcher table = TABLE.matcher(detail);
    if (!table.matches()) {
      return PlanNode.builder(detail);
    }
    String kind = table.group("kind");
    return PlanNode.builder(table.group("operation"))
        .relation(table.group("table"))
        .alias(table.group("alias"))
        .index(table.group("index"))
        .access(access(table.group("operation").equals("SEARCH"), kind == null ? "" : kind))
        .condition(table.group("condition"))
        .detail("using", kind);
  }

  private static Access access(boolean search, String kind) {
    if (kind.contains("COVERING")) {
      return Access.INDEX_ONLY;
    }
    if (kind.endsWith("PRIMARY KEY")) {
      return Access.LOOKUP;
    }
    return kind.isEmpty() && !search ? Access.FULL_SCAN : Access.INDEX_SCAN;
  }
}
