package dev.roundtrip.testing;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.testing.Expectation.Strictness;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Holds what a test sent against what was expected of it. */
final class Verdict {

  private final Queries queries;
  private final List<Roundtrip> roundtrips;
  private final List<Fact> facts = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private Verdict(Queries queries, List<Roundtrip> roundtrips) {
    this.queries = queries;
    this.roundtrips = roundtrips;
  }

  /**
   * Throws if something is not as expected.
   *
   * @param ratchet what is accepted, and what must not be accepted any more
   * @param notes told what could not be judged and is no failure
   */
  static void check(
      Queries queries,
      List<Expectation> expectations,
      List<Roundtrip> roundtrips,
      Ratchet ratchet,
      Consumer<String> notes) {
    Verdict verdict = new Verdict(ratchet.judged(queries), roundtrips);
    if (!Observed.any(roundtrips)) {
      verdict.nothingObserved(expectations);
      return;
    }
    for (Expectation expectation : expectations) {
      if (!ratchet.isOn() || expectation.strictness() != Strictness.DEFAULT) {
        verdict.check(expectation);
      }
    }
    verdict.facts.addAll(ratchet.facts());
    verdict.notes.forEach(notes);
    if (!verdict.facts.isEmpty()) {
      throw new AssertionError(Failures.text(queries, verdict.facts));
    }
  }

  private void nothingObserved(List<Expectation> expectations) {
    for (Expectation expectation : expectations) {
      if (expectation.strictness() != Strictness.DEFAULT) {
        throw new AssertionError(expectation.said() + " is " + Observed.NOTHING);
      }
    }
  }

  private void check(Expectation expectation) {
    Queries judged = queriesOf(expectation);
    boolean silent = judged.total() == 0;
    for (Fact fact : expectation.check().apply(judged)) {
      if (!silent && fact.isUnseen() && expectation.strictness() == Strictness.CLASS) {
        notes.add(expectation.said() + " is " + fact.was());
      } else if (silent && fact.isInconclusive() && expectation.strictness() == Strictness.CLASS) {
        notes.add(expectation.said() + " is INCONCLUSIVE: the test sent no statement");
      } else if (!silent
          || !fact.isInconclusive()
          || expectation.strictness() == Strictness.METHOD) {
        facts.add(fact);
      }
    }
  }

  private static String some(List<String> names) {
    String shown = String.join(", ", names.subList(0, Math.min(5, names.size())));
    return names.size() > 5 ? shown + " and " + (names.size() - 5) + " more" : shown;
  }

  private Queries queriesOf(Expectation expectation) {
    String name = expectation.dataSource();
    if (!name.isEmpty()) {
      List<String> known = Observed.names(roundtrips);
      if (!known.contains(name)) {
        throw new AssertionError(
            "%s is about a data source \"%s\", which is not observed. Observed: %s"
                .formatted(expectation.said(), name, some(known)));
      }
      return queries.over(name);
    }
    if (expectation.counting() && queries.dataSources().size() > 1) {
      throw new AssertionError(
          "%s does not say which data source it is about, and statements were sent to %s.\n\n%s"
              .formatted(
                  expectation.said(),
                  String.join(" and ", queries.dataSources()),
                  Report.statements(queries)));
    }
    return queries;
  }
}
