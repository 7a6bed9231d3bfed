package dev.roundtrip;

import dev.roundtrip.internal.detect.Detection;
import dev.roundtrip.internal.explain.PlanDemand;
import dev.roundtrip.internal.scope.Group;
import dev.roundtrip.internal.scope.Ledger;
import dev.roundtrip.internal.scope.ScopeRecording;
import dev.roundtrip.recording.RecordedPlan;
import dev.roundtrip.recording.RecordedStatement;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds what it takes to ask for the plan of a recorded statement. */
final class RecordedPlans {

  private static final String NO_DATA_SOURCE =
      "its connection came from no javax.sql.DataSource that was wrapped, so that there is no way"
          + " to get one of our own";

  /** Null if nobody is asked. */
  private final @Nullable PlanDemand demand;

  RecordedPlans(@Nullable PlanDemand demand) {
    this.demand = demand;
  }

  RecordedPlan of(ScopeRecording recording, RecordedStatement statement) {
    Objects.requireNonNull(statement, "statement");
    if (demand == null) {
      return RecordedPlan.none("plans are switched off, by roundtrip.explain or with detection");
    }
    List<Group> groups =
        recording.ledgers().stream()
            .map(ledger -> ledger.read(each -> groups(each, statement)))
            .flatMap(List::stream)
            .toList();
    if (groups.isEmpty()) {
      return RecordedPlan.unrecorded();
    }
    return groups.stream()
        .filter(each -> each.recordedReplay() != null)
        .findFirst()
        .map(each -> demand.ask(Objects.requireNonNull(each.recordedReplay()), each.shape()))
        .orElseGet(() -> RecordedPlan.none(why(groups)));
  }

  private static List<Group> groups(Ledger ledger, RecordedStatement statement) {
    return ledger.groupsByShape().values().stream()
        .flatMap(List::stream)
        .filter(each -> each.dataSource().equals(statement.dataSource()))
        .filter(each -> Detection.describe(each.shape()).equals(statement.shape()))
        .toList();
  }

  private static String why(List<Group> groups) {
    if (groups.stream().allMatch(each -> each.count() == each.failures())) {
      return "it failed each time that it was sent";
    }
    return groups.get(0).shape().kind().writes()
        ? "it writes, and only statements that read are explained"
        : NO_DATA_SOURCE;
  }
}
