package dev.roundtrip.internal.explain;

import dev.roundtrip.plan.Plan;
import dev.roundtrip.plan.PlanNode;
import java.sql.SQLException;
import java.util.Objects;

/**
 * Whether a prepared statement may go over to another plan: PostgreSQL plans the first five
 * executions of a statement that is prepared on the server for their values, and may then keep one
 * plan for all values; pgjdbc prepares on the server from the fifth execution on. "Slow from the
 * tenth call on" is this.
 */
final class PlanFlip {

  private PlanFlip() {}

  /** The plan, with the one for any values if that is another one. */
  static Plan compared(Plan plan, PlanDialect dialect, Session session) {
    Plan generic;
    try {
      generic = dialect.generic(session);
    } catch (SQLException failure) {
      return plan.withRemark("the plan for any values is not known: " + Refusals.reason(failure));
    } catch (UnreadablePlanException unreadable) {
      return plan.withRemark("the plan for any values is not known: " + unreadable.reason());
    }
    return sameSteps(plan.root(), generic.root()) ? plan : plan.withGeneric(generic);
  }

  private static boolean sameSteps(PlanNode one, PlanNode other) {
    if (!one.operation().equals(other.operation())
        || one.access() != other.access()
        || !Objects.equals(one.relation(), other.relation())
        || !Objects.equals(one.index(), other.index())
        || one.children().size() != other.children().size()) {
      return false;
    }
    for (int i = 0; i < one.children().size(); i++) {
      if (!sameSteps(one.children().get(i), other.children().get(i))) {
        return false;
      }
    }
    return true;
  }
}
