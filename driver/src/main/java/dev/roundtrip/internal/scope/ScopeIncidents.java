package dev.roundtrip.internal.scope;

import java.util.ArrayList;
import java.util.List;

/** The incidents of one scope, a bounded number of them. Guarded by its ledger. */
final class ScopeIncidents {

  /** Each one stands for a place to be named; nobody reads more of them. */
  private static final int MAXIMUM = 64;

  private final List<UnsettledIncident> unsettled = new ArrayList<>(2);
  private final List<Incident> settled = new ArrayList<>(2);

  void add(UnsettledIncident incident) {
    if (unsettled.size() < MAXIMUM) {
      unsettled.add(incident);
    }
  }

  void settle() {
    for (UnsettledIncident candidate : unsettled) {
      Incident incident = candidate.settle();
      if (incident != null) {
        settled.add(incident);
      }
    }
    unsettled.clear();
  }

  List<Incident> settled() {
    return settled;
  }
}
