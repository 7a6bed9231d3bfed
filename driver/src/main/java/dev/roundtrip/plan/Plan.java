package dev.roundtrip.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a database runs one statement. Immutable.
 *
 * @param database the product's name, as its driver tells it
 * @param kind whether it was estimated or measured
 * @param root the last step, whose children come before it
 * @param totalCost the planner's estimate of all, in the planner's own unit, or null if it has none
 * @param settings what was set away from the defaults and changes plans, if the database tells
 * @param remarks what else was noticed while it was asked for, one sentence each, such as the
 *     database's own warnings about it
 * @param generic the plan that the database would make for any values, where that is another one
 *     and the database may go over to it for prepared statements; or null
 * @param raw what the database answered, unchanged; it may contain values of the statement
 */
public record Plan(
    String database,
    PlanKind kind,
    PlanNode root,
    @Nullable Double totalCost,
    Map<String, String> settings,
    List<String> remarks,
    @Nullable Plan generic,
    String raw) {

  /** A plan about which there is nothing else to say. */
  public Plan(
      String database,
      PlanKind kind,
      PlanNode root,
      @Nullable Double totalCost,
      Map<String, String> settings,
      String raw) {
    this(database, kind, root, totalCost, settings, List.of(), null, raw);
  }

  public Plan {
    Objects.requireNonNull(database, "database");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(root, "root");
    Objects.requireNonNull(raw, "raw");
    settings = Map.copyOf(settings);
    remarks = List.copyOf(remarks);
  }

  /** The same with one more remark. */
  public Plan withRemark(String sentence) {
    List<String> more = new ArrayList<>(remarks);
    more.add(sentence);
    return new Plan(database, kind, root, totalCost, settings, more, generic, raw);
  }

  /** The same with the plan for any values. */
  public Plan withGeneric(Plan other) {
    return new Plan(database, kind, root, totalCost, settings, remarks, other, raw);
  }

  /** Every step, a parent before its children. */
  public Stream<PlanNode> nodes() {
    return root.withDescendants();
  }
}
