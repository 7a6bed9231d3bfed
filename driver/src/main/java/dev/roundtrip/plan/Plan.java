package dev.roundtrip.plan;

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
 * @param raw what the database answered, unchanged; it may contain values of the statement
 */
public record Plan(
    String database,
    PlanKind kind,
    PlanNode root,
    @Nullable Double totalCost,
    Map<String, String> settings,
    String raw) {

  public Plan {
    Objects.requireNonNull(database, "database");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(root, "root");
    Objects.requireNonNull(raw, "raw");
    settings = Map.copyOf(settings);
  }

  /** Every step, a parent before its children. */
  public Stream<PlanNode> nodes() {
    return root.withDescendants();
  }
}
