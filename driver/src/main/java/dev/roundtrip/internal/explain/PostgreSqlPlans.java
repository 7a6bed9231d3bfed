package dev.roundtrip.internal.explain;

import dev.roundtrip.internal.sql.SqlReader;
import dev.roundtrip.plan.Access;
import dev.roundtrip.plan.Plan;
import dev.roundtrip.plan.PlanKind;
import dev.roundtrip.plan.PlanNode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** PostgreSQL from 9 on, and the databases that answer like it. */
final class PostgreSqlPlans implements PlanDialect {

  /** Lives in a session of our own, for the length of one question. */
  private static final String PREPARED = "roundtrip_generic";

  private static final Set<String> READ_ELSEWHERE =
      Set.of(
          "Node Type",
          "Plans",
          "Relation Name",
          "Alias",
          "Index Name",
          "Filter",
          "Index Cond",
          "Hash Cond",
          "Merge Cond",
          "Recheck Cond",
          "Join Filter",
          "Plan Rows",
          "Actual Rows",
          "Actual Loops",
          "Total Cost",
          "Actual Total Time",
          "Rows Removed by Filter");

  private static final Set<String> SAY_NOTHING =
      Set.of(
          "Parallel Aware",
          "Async Capable",
          "Disabled",
          "Parent Relationship",
          "Schema",
          "Output",
          "Startup Cost",
          "Actual Startup Time",
          "Partial Mode");

  @Override
  public boolean isFor(String product) {
    return product.equalsIgnoreCase("PostgreSQL") || product.equalsIgnoreCase("EnterpriseDB");
  }

  /** Longer than any plan takes, shorter than anybody minds who waits behind us. */
  @Override
  public List<String> preparations(boolean writes) {
    return List.of(
        "SET TRANSACTION READ ONLY",
        "SET LOCAL lock_timeout = '1s'",
        "SET LOCAL statement_timeout = '5s'");
  }

  @Override
  public List<String> discouragingScans() {
    return List.of("SET LOCAL enable_seqscan = off");
  }

  @Override
  public String explain(String sql) {
    return explain(sql, 0);
  }

  /** SETTINGS is understood from 12 on. */
  @Override
  public String explain(String sql, int majorVersion) {
    return "EXPLAIN (FORMAT JSON, VERBOSE" + (majorVersion >= 12 ? ", SETTINGS) " : ") ") + sql;
  }

  @Override
  public boolean knowsGeneric(int majorVersion) {
    return majorVersion >= 12;
  }

  @Override
  public Plan ask(Session session) throws SQLException {
    return WrongSetters.named(PlanDialect.super.ask(session), session.setters());
  }

  /**
   * By PREPARE rather than by EXPLAIN (GENERIC_PLAN), which exists from 16 on and which pgjdbc can
   * send in its simple mode only. The values of EXECUTE do not count; NULL has every type.
   */
  @Override
  public Plan generic(Session session) throws SQLException {
    List<String> types = session.hasBinds() ? session.types() : List.of();
    int placeholders = SqlReader.read(session.text(), session.dialect()).bindCount();
    List<String> numbers = IntStream.rangeClosed(1, placeholders).mapToObj(i -> "$" + i).toList();
    String text = FilledText.of(session.text(), numbers);
    if (text == null) {
      throw new UnreadablePlanException("The placeholders of the statement could not be numbered.");
    }
    session.execute("SET LOCAL plan_cache_mode = force_generic_plan");
    String declared = types.isEmpty() ? "" : "(" + String.join(", ", types) + ")";
    // PREPARE outlives the transaction, so that it is undone in it, also where it fails in between;
    // afterwards a proxy may give us another session.
    session.execute("SAVEPOINT " + PREPARED);
    session.execute("PREPARE " + PREPARED + declared + " AS " + text);
    try {
      String nothing = String.join(", ", Collections.nCopies(placeholders, "NULL"));
      String values = placeholders == 0 ? "" : "(" + nothing + ")";
      List<List<String>> rows =
          session.query(explain("EXECUTE " + PREPARED + values, session.majorVersion()));
      return read(session.product(), PlanKind.GENERIC, rows);
    } finally {
      session.execute("ROLLBACK TO SAVEPOINT " + PREPARED);
      session.execute("DEALLOCATE " + PREPARED);
    }
  }

  @Override
  public Plan read(String product, PlanKind kind, List<List<String>> rows) {
    String raw = Rows.firstColumn(rows);
    List<Json> plans = Json.parse(raw).elements();
    Json answer = plans.isEmpty() ? Json.parse(raw) : plans.get(0);
    Json root = answer.get("Plan");
    if (!root.exists()) {
      throw new UnreadablePlanException("PostgreSQL's answer has no Plan.");
    }
    Map<String, String> settings = new LinkedHashMap<>();
    answer
        .get("Settings")
        .members()
        .forEach(
            (name, value) -> {
              String text = value.text();
              if (text != null) {
                settings.put(name, text);
              }
            });
    return new Plan(product, kind, node(root), root.get("Total Cost").number(), settings, raw);
  }

  private static PlanNode node(Json json) {
    String type = textOr(json.get("Node Type"), "?");
    List<Json> inputs = json.get("Plans").elements();
    Double loops = json.get("Actual Loops").number();
    PlanNode.Builder node =
        PlanNode.builder(operation(type, json))
            .relation(json.get("Relation Name").text())
            .alias(json.get("Alias").text())
            .index(index(json, inputs))
            .access(access(type))
            .estimatedRows(json.get("Plan Rows").number())
            .actualRows(json.get("Actual Rows").number())
            .readRows(readRows(json))
            .loops(loops)
            .cost(json.get("Total Cost").number())
            .time(time(json.get("Actual Total Time").number(), loops))
            .filter(first(json, "Filter", "Join Filter"))
            .condition(first(json, "Index Cond", "Recheck Cond", "Hash Cond", "Merge Cond"));
    json.members()
        .forEach(
            (name, value) -> {
              if (!READ_ELSEWHERE.contains(name) && !SAY_NOTHING.contains(name)) {
                node.detail(name, value.text());
              }
            });
    inputs.forEach(input -> node.child(node(input)));
    return node.build();
  }

  private static String operation(String type, Json json) {
    String join = json.get("Join Type").text();
    return join == null || join.equals("Inner") ? type : type + " (" + join + ")";
  }

  /** A bitmap of one index is told with the step that reads the pages. */
  private static @Nullable String index(Json json, List<Json> inputs) {
    String own = json.get("Index Name").text();
    return own != null
            || inputs.size() != 1
            || !"Bitmap Heap Scan".equals(json.get("Node Type").text())
        ? own
        : inputs.get(0).get("Index Name").text();
  }

  private static Access access(String type) {
    return switch (type) {
      case "Seq Scan" -> Access.FULL_SCAN;
      case "Index Scan" -> Access.INDEX_SCAN;
      case "Index Only Scan" -> Access.INDEX_ONLY;
      case "Bitmap Heap Scan" -> Access.BITMAP;
      case "Tid Scan" -> Access.LOOKUP;
      default -> Access.NONE;
    };
  }

  private static @Nullable Double readRows(Json json) {
    Double returned = json.get("Actual Rows").number();
    Double removed = json.get("Rows Removed by Filter").number();
    return returned == null || removed == null ? returned : Double.valueOf(returned + removed);
  }

  /** PostgreSQL tells the average of a run. */
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

  private static String textOr(Json json, String otherwise) {
    String text = json.text();
    return text == null ? otherwise : text;
  }
}
