package dev.roundtrip.recording;

import dev.roundtrip.plan.Plan;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the database runs a recorded statement with the values that it was sent with, or why that is
 * not known.
 *
 * @param plan what the database would do now, or null
 * @param withoutScans what it would do if it were kept from reading whole tables wherever an index
 *     can serve, or null if it cannot be asked for that, or reads none
 * @param tables what there is to know of the tables that the plan reads
 * @param reason why there is no plan, half a sentence, or null
 */
public record RecordedPlan(
    @Nullable Plan plan, @Nullable Plan withoutScans, List<Table> tables, @Nullable String reason) {

  public RecordedPlan {
    tables = List.copyOf(tables);
    if ((plan == null) == (reason == null)) {
      throw new IllegalArgumentException("either a plan or a reason: " + plan + ", " + reason);
    }
  }

  private static final RecordedPlan UNRECORDED = none("it is not in this recording");

  /** There is no plan, because of this. */
  public static RecordedPlan none(String reason) {
    return new RecordedPlan(null, null, List.of(), reason);
  }

  /** There is no plan, because the statement was not recorded. */
  public static RecordedPlan unrecorded() {
    return UNRECORDED;
  }

  /**
   * A table that a plan reads.
   *
   * @param step what the plan calls it
   * @param name what the statement calls it
   * @param rows how many rows a connection of our own sees in it; -1 if that is not known, or if it
   *     is read by a unique key
   * @param indexes its indexes; empty if they could not be read
   */
  public record Table(String step, String name, long rows, List<Index> indexes) {

    public Table {
      Objects.requireNonNull(step, "step");
      Objects.requireNonNull(name, "name");
      indexes = List.copyOf(indexes);
    }
  }

  /**
   * An index.
   *
   * @param name its name
   * @param columns its columns, in order
   */
  public record Index(String name, List<String> columns) {

    public Index {
      Objects.requireNonNull(name, "name");
      columns = List.copyOf(columns);
    }
  }
}
