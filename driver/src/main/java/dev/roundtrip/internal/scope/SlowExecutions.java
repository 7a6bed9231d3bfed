package dev.roundtrip.internal.scope;

import java.util.ArrayList;
import java.util.List;

/** The executions of one scope that were slow, a bounded number of them. Guarded by its ledger. */
final class SlowExecutions {

  private final int maximum;
  private final List<Execution> executions = new ArrayList<>(0);

  SlowExecutions(int maximum) {
    this.maximum = maximum;
  }

  void add(Execution execution) {
    if (executions.size() < maximum) {
      executions.add(execution);
    }
  }

  /** The first ones if there were too many. */
  List<Execution> oldestFirst() {
    return executions;
  }
}
