package dev.roundtrip.internal.explain;

import dev.roundtrip.plan.Access;
import dev.roundtrip.plan.Plan;
import dev.roundtrip.plan.PlanKind;
import dev.roundtrip.plan.PlanNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Oracle: EXPLAIN PLAN writes rows into PLAN_TABLE, which go with our transaction, and DBMS_XPLAN
 * prints them. Values are literals, as EXPLAIN PLAN takes each bind variable for a VARCHAR2 and
 * shows conversions that the statement does not have. Read from recorded answers; not tried on a
 * server.
 */
final class OraclePlans implements PlanDialect {

  private static final Pattern STEP = Pattern.compile("\\|\\*? *(\\d+) +\\|( *)([^|]*)\\|(.*)\\|");
  private static final Pattern PREDICATE =
      Pattern.compile("^ *(?:(\\d+) - )? *(access|filter)\\((.*)");
  private static final Pattern BIND_CONVERTED = Pattern.compile("TO_(?:NUMBER|DATE|TIMESTAMP)\\(:");

  /** One line of the table. */
  private record Step(int id, int depth, String operation, Map<String, String> columns) {}

  @Override
  public boolean isFor(String product) {
    return product.equals("Oracle");
  }

  /** Rows are written into PLAN_TABLE. */
  @Override
  public boolean readOnly(boolean writes) {
    return false;
  }

  @Override
  public boolean bindsPlaceholders() {
    return false;
  }

  @Override
  public String explain(String sql) {
    return "EXPLAIN PLAN SET STATEMENT_ID = 'roundtrip' FOR " + sql;
  }

  @Override
  public Plan ask(Session session) throws SQLException {
    String text = session.literalText();
    session.execute(explain(text == null ? session.text() : text));
    return read(
        session.product(),
        PlanKind.ESTIMATED,
        session.query(
            "SELECT PLAN_TABLE_OUTPUT FROM TABLE(DBMS_XPLAN.DISPLAY(NULL, 'roundtrip', 'TYPICAL'))"));
  }

  @Override
  public Plan read(String product, PlanKind kind, List<List<String>> rows) {
    String raw = Rows.firstColumn(rows);
    List<String> names = List.of();
    List<Step> steps = new ArrayList<>();
    for (String line : raw.lines().toList()) {
      if (line.startsWith("| Id")) {
        names = cells(line);
      }
      Matcher step = STEP.matcher(line.stripTrailing());
      if (step.matches()) {
        steps.add(step(step, names, cells(line)));
      }
    }
    if (steps.isEmpty()) {
      throw new UnreadablePlanException("Oracle's answer has no steps.");
    }
    Map<Integer, Map<String, String>> predicates = predicates(raw);
    int[] position = {0};
    PlanNode root = node(steps, position, predicates);
    Plan plan = new Plan(product, kind, root, root.cost(), Map.of(), raw);
    return BIND_CONVERTED.matcher(raw).find()
        ? plan.withRemark(
            "conversions of bind variables in it are those of EXPLAIN PLAN, which takes each for a"
                + " VARCHAR2")
        : plan;
  }

  private static List<String> cells(String line) {
    return List.of(line.strip().replaceAll("^\\||\\|$", "").split("\\|")).stream()
        .map(String::strip)
        .toList();
  }

  private static Step step(Matcher line, List<String> names, List<String> cells) {
    Map<String, String> columns = new HashMap<>();
    for (int i = 0; i < Math.min(names.size(), cells.size()); i++) {
      if (!cells.get(i).isEmpty()) {
        columns.put(names.get(i).replaceAll("\\s.*", ""), cells.get(i));
      }
    }
    return new Step(
        Integer.parseInt(line.group(1)), line.group(2).length(), line.group(3).strip(), columns);
  }

  /** A step's children are those that follow and are indented more. */
  private static PlanNode node(
      List<Step> steps, int[] position, Map<Integer, Map<String, String>> predicates) {
    Step step = steps.get(position[0]++);
    Map<String, String> predicate = predicates.getOrDefault(step.id(), Map.of());
    List<PlanNode> children = new ArrayList<>();
    while (position[0] < steps.size() && steps.get(position[0]).depth() > step.depth()) {
      children.add(node(steps, position, predicates));
    }
    boolean index = step.operation().startsWith("INDEX ");
    String name = step.columns().get("Name");
    return PlanNode.builder(step.operation())
        .relation(index ? null : name)
        .index(index ? name : step.operation().contains("BY INDEX") ? onlyIndex(children) : null)
        .access(access(step.operation(), children))
        .estimatedRows(number(step.columns().get("Rows")))
        .cost(number(step.columns().get("Cost")))
        .condition(predicate.get("access"))
        .filter(predicate.get("filter"))
        .detail("temp space", step.columns().get("TempSpc"))
        .children(children)
        .build();
  }

  private static @Nullable String onlyIndex(List<PlanNode> children) {
    return children.size() == 1 ? children.get(0).index() : null;
  }

  private static Access access(String operation, List<PlanNode> children) {
    if (operation.startsWith("TABLE ACCESS") && operation.contains("FULL")) {
      return Access.FULL_SCAN;
    }
    if (operation.startsWith("TABLE ACCESS BY INDEX")) {
      boolean unique = children.stream().anyMatch(child -> child.operation().contains("UNIQUE"));
      return unique ? Access.LOOKUP : Access.INDEX_SCAN;
    }
    if (operation.startsWith("TABLE ACCESS BY USER ROWID")) {
      return Access.LOOKUP;
    }
    return Access.NONE;
  }

  /** {@code 24940}, {@code 15M}, {@code 137 (1)}. */
  private static @Nullable Double number(@Nullable String text) {
    Matcher number = Pattern.compile("([\\d.]+)([KMGT]?).*").matcher(text == null ? "" : text);
    return number.matches()
        ? Double.parseDouble(number.group(1)) * Math.pow(1000, " KMGT".indexOf(unit(number)))
        : null;
  }

  private static String unit(Matcher number) {
    return number.group(2).isEmpty() ? " " : number.group(2).toUpperCase(Locale.ROOT);
  }

  /** By step: what its index answers, and what is checked for each row. */
  private static Map<Integer, Map<String, String>> predicates(String raw) {
    Map<Integer, Map<String, String>> predicates = new HashMap<>();
    int start = raw.indexOf("Predicate Information");
    int id = -1;
    String last = "";
    for (String line : start < 0 ? List.<String>of() : raw.substring(start).lines().toList()) {
      Matcher predicate = PREDICATE.matcher(line);
      if (predicate.matches()) {
        id = predicate.group(1) == null ? id : Integer.parseInt(predicate.group(1));
        last = predicate.group(2);
        predicates
            .computeIfAbsent(id, unused -> new HashMap<>())
            .put(last, predicate.group(3).strip());
      } else if (line.isBlank() && id >= 0) {
        break;
      } else if (id >= 0) {
        predicates
            .computeIfAbsent(id, unused -> new HashMap<>())
            .merge(last, line.strip(), (begun, rest) -> begun + " " + rest);
      }
    }
    predicates.values().forEach(each -> each.replaceAll((name, text) -> closed(text)));
    return predicates;
  }

  private static String closed(String text) {
    String whole = text.replaceAll("[;\\s]+$", "");
    return whole.endsWith(")") ? whole.substring(0, whole.length() - 1) : whole;
  }
}
