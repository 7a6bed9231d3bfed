package dev.roundtrip.internal.verdict;

import dev.roundtrip.finding.Inconclusive;
import dev.roundtrip.finding.Inconclusive.Reason;
import dev.roundtrip.finding.StatementKind;
import dev.roundtrip.internal.callsite.Origin;
import dev.roundtrip.internal.scope.Group;
import dev.roundtrip.internal.scope.Ledger;
import java.util.ArrayList;
import java.util.List;

/** What of a scope could not be judged, whatever the detectors say. */
final class Doubts {

  private Doubts() {}

  static List<Inconclusive> of(Ledger ledger) {
    List<Inconclusive> doubts = new ArrayList<>();
    if (ledger.statements() == 0) {
      doubts.add(
          new Inconclusive(
              Reason.NO_STATEMENT,
              ledger.nested() == 0
                  ? "No statement was seen: is the data source observed, and does the work run on"
                      + " this thread or in a wrapped task?"
                  : "No statement was sent outside of the scopes inside"));
    }
    if (ledger.untracked() > 0) {
      doubts.add(
          new Inconclusive(
              Reason.LIMIT_REACHED,
              ledger.untracked()
                  + " statements were counted and not judged: the scope is too"
                  + " large"));
    }
    ledger
        .groupsByShape()
        .values()
        .forEach(
            groups ->
                groups.stream()
                    .filter(Doubts::isNowhere)
                    .map(Doubts::nowhere)
                    .forEach(doubts::add));
    return doubts;
  }

  private static boolean isNowhere(Group group) {
    return group.shape().kind() == StatementKind.SELECT
        && group.shape().hasFrom()
        && group.count() > 1
        && group.path().frames().isEmpty()
        && group.path().origin() != Origin.MIGRATION;
  }

  private static Inconclusive nowhere(Group group) {
    return new Inconclusive(
        Reason.NO_CALL_SITE,
        "%d statements on %s were sent with no frame of the application on the stack: whether one"
                .formatted(group.count(), String.join(", ", group.shape().tables()))
            + " line sent them cannot be told; see applicationPackages");
  }
}
