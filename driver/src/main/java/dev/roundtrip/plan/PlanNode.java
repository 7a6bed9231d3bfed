package dev.roundtrip.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One step of a {@link Plan}. Immutable. What a database does not tell is null.
 *
 * @param operation what is done, in the database's own words: {@code Hash Join}, {@code filesort}
 * @param relation the table that it reads, without quotes, or null
 * @param alias what the statement calls that table, or null if it is the same
 * @param index the index that it uses, or null
 * @param access how it reaches the rows
 * @param estimatedRows rows that the planner expects each time it runs, or null
 * @param actualRows rows that it returned each time it ran, on average, or null if not measured
 * @param readRows rows that it looked at to return those, or null if not measured
 * @param loops how often it ran, or null if not measured
 * @param cost estimated cost, its children included, in the planner's unit, or null
 * @param time time of all its runs, its children included, or null if not measured
 * @param filter a condition that is checked after a row has been read, or null
 * @param condition a condition that the index or the join answers, or null
 * @param details further facts in the database's words, such as the sort's method and where it
 *     spilled, in the order in which it told them
 * @param children the steps that feed it, in the order in which they run
 */
public record PlanNode(
    String operation,
    @Nullable String relation,
    @Nullable String alias,
    @Nullable String index,
    Access access,
    @Nullable Double estimatedRows,
    @Nullable Double actualRows,
    @Nullable Double readRows,
    @Nullable Double loops,
    @Nullable Double cost,
    @Nullable Duration time,
    @Nullable String filter,
    @Nullable String condition,
    Map<String, String> details,
    List<PlanNode> children) {

  public PlanNode {
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(access, "access");
    details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    children = List.copyOf(children);
  }

  /** A step to be described. */
  public static Builder builder(String operation) {
    return new Builder(operation);
  }

  /** This step and all that feed it, a parent before its children. */
  public Stream<PlanNode> withDescendants() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(PlanNode::withDescendants));
  }

  /** Makes a {@link PlanNode}. Not thread-safe. */
  public static final class Builder {

    private final String operation;
    private @Nullable String relation;
    private @Nullable String alias;
    private @Nullable String index;
    private Access access = Access.NONE;
    private @Nullable Double estimatedRows;
    private @Nullable Double actualRows;
    private @Nullable Double readRows;
    private @Nullable Double loops;
    private @Nullable Double cost;
    private @Nullable Duration time;
    private @Nullable String filter;
    private @Nullable String condition;
    private final Map<String, String> details = new LinkedHashMap<>();
    private final List<PlanNode> children = new ArrayList<>();

    private Builder(String operation) {
      this.operation = operation;
    }

    /** Sets relation: the table that it reads. */
    public Builder relation(@Nullable String value) {
      relation = value;
      return this;
    }

    /** Sets alias: what the statement calls that table. */
    public Builder alias(@Nullable String value) {
      alias = value;
      return this;
    }

    /** Sets index: the index that it uses. */
    public Builder index(@Nullable String value) {
      index = value;
      return this;
    }

    /** Sets access: how it reaches the rows. */
    public Builder access(Access value) {
      access = value;
      return this;
    }

    /** Sets estimatedRows: rows that the planner expects each time it runs. */
    public Builder estimatedRows(@Nullable Double value) {
      estimatedRows = value;
      return this;
    }

    /** Sets actualRows: rows that it returned each time it ran. */
    public Builder actualRows(@Nullable Double value) {
      actualRows = value;
      return this;
    }

    /** Sets readRows: rows that it looked at to return those. */
    public Builder readRows(@Nullable Double value) {
      readRows = value;
      return this;
    }

    /** Sets loops: how often it ran. */
    public Builder loops(@Nullable Double value) {
      loops = value;
      return this;
    }

    /** Sets cost: estimated cost. */
    public Builder cost(@Nullable Double value) {
      cost = value;
      return this;
    }

    /** Sets time: time of all its runs. */
    public Builder time(@Nullable Duration value) {
      time = value;
      return this;
    }

    /** Sets filter: a condition that is checked after a row has been read. */
    public Builder filter(@Nullable String value) {
      filter = value;
      return this;
    }

    /** Sets condition: a condition that the index or the join answers. */
    public Builder condition(@Nullable String value) {
      condition = value;
      return this;
    }

    /** Adds a further fact, unless it is null. */
    public Builder detail(String name, @Nullable String value) {
      if (value != null) {
        details.put(name, value);
      }
      return this;
    }

    /** Adds a step that feeds this one. */
    public Builder child(PlanNode child) {
      children.add(child);
      return this;
    }

    /** Adds steps that feed this one. */
    public Builder children(Collection<PlanNode> more) {
      children.addAll(more);
      return this;
    }

    /** The step. */
    public PlanNode build() {
      return new PlanNode(
          operation,
          relation,
          alias,
          index,
          access,
          estimatedRows,
          actualRows,
          readRows,
          loops,
          cost,
          time,
          filter,
          condition,
          details,
          children);
    }
  }
}
