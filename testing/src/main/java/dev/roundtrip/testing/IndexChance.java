package dev.roundtrip.testing;

import dev.roundtrip.plan.Access;
import dev.roundtrip.plan.Plan;
import dev.roundtrip.plan.PlanNode;
import dev.roundtrip.recording.RecordedPlan;
import java.util.List;
import java.util.Objects;

/** Whether an index could serve a step that reads a whole table, which may have few rows only. */
enum IndexChance {
  /** Kept from scanning, the database uses one for all that is asked of the table. */
  SERVES,
  /** There may be one. */
  UNCLEAR,
  /** Kept from scanning the database scans, or it knows of none. */
  NONE;

  /** Whether an index is read from one end to the other, and with it all of the table. */
  static boolean isWalked(PlanNode step) {
    return switch (step.access()) {
      // "index" is what MariaDB and MySQL call it, with the index's columns as a condition.
      case INDEX_SCAN, INDEX_ONLY -> step.condition() == null || step.operation().equals("index");
      case FULL_SCAN, BITMAP, LOOKUP, NONE -> false;
    };
  }

  static IndexChance of(RecordedPlan answer, PlanNode scan) {
    Plan other = answer.withoutScans();
    if (other == null) {
      // MariaDB and MySQL tell it; the others use an index where there is one.
      return scan.details().containsKey("possible keys") ? UNCLEAR : NONE;
    }
    List<PlanNode> steps =
        other
            .nodes()
            .filter(
                each ->
                    Objects.equals(each.relation(), scan.relation())
                        && Objects.equals(each.alias(), scan.alias()))
            .toList();
    if (steps.stream().anyMatch(each -> each.access() == Access.FULL_SCAN || isWalked(each))) {
      return NONE;
    }
    // Part of what is asked may be what the index is for, or the join's other side.
    boolean rest = steps.stream().anyMatch(each -> each.filter() != null);
    return rest || steps.isEmpty() ? UNCLEAR : SERVES;
  }
}
