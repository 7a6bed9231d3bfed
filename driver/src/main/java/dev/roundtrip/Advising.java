package dev.roundtrip;

import dev.roundtrip.finding.Advice;
import dev.roundtrip.finding.Change;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.NPlusOneFinding;
import dev.roundtrip.finding.Recommendation;
import dev.roundtrip.finding.SlowStatementFinding;
import dev.roundtrip.internal.advice.Advisor;
import dev.roundtrip.internal.advice.Facts;
import dev.roundtrip.internal.catalog.Catalog;
import dev.roundtrip.internal.explain.Answer;
import dev.roundtrip.internal.explain.Offsets;
import dev.roundtrip.internal.probe.OwnFailures;
import dev.roundtrip.internal.proof.Hypothetical;
import dev.roundtrip.internal.proof.Rewrites;
import dev.roundtrip.internal.proof.Rewrites.Lookup;
import dev.roundtrip.internal.proof.Sandbox;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.Replay;
import dev.roundtrip.plan.Plan;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives findings that have a plan what to change, and tries it out where that is wanted. */
final class Advising {

  private static final Logger LOG = LoggerFactory.getLogger("dev.roundtrip");

  private final Proving proving;
  private final OwnFailures failures;

  Advising(Proving proving, OwnFailures failures) {
    this.proving = proving;
    this.failures = failures;
  }

  /** Whether somebody wants the values of each lookup. */
  boolean triesLookups() {
    return proving != Proving.OFF;
  }

  /** For how long a test waits for what is tried, beyond the plan; zero if that needs no time. */
  Duration patience() {
    return proving == Proving.SANDBOX ? Duration.ofMinutes(2) : Duration.ZERO;
  }

  /** The finding with advice that its plan and its tables support, or as it came. */
  Finding advised(SlowStatementFinding slow, Answer answer, Execution slowest, Replay replay) {
    try {
      return strictlyAdvised(slow, answer, slowest, replay);
    } catch (Throwable failure) {
      failures.note("Advice could not be given.", failure);
      return slow;
    }
  }

  private Finding strictlyAdvised(
      SlowStatementFinding slow, Answer answer, Execution slowest, Replay replay) {
    Plan plan = answer.plan();
    Catalog catalog = answer.catalog();
    if (plan == null || catalog == null) {
      return slow;
    }
    Facts facts =
        new Facts(
            slowest.sql().shape(),
            slowest.rows(),
            Duration.ofNanos(slowest.nanos()),
            Duration.ofNanos(slowest.readingNanos()),
            slowest.failed(),
            slowest.sql().leadingWildcard() || slowest.wildcardBound(),
            slowest.sql().inListLength(),
            Offsets.of(replay, slowest.sql()));
    List<Recommendation> found = Advisor.advise(facts, plan, catalog);
    if (proving != Proving.OFF) {
      List<String> tables = slowest.sql().shape().tables();
      found =
          found.stream()
              .map(proposed -> tried(proposed, replay, tables, plan.database()))
              .flatMap(Optional::stream)
              .toList();
    }
    if (!found.isEmpty()) {
      return slow.advised(found, advice(found.get(0)));
    }
    return Advisor.fine(facts, plan, catalog)
        .<Finding>map(text -> slow.advised(List.of(), new Advice(text, null)))
        .orElse(slow);
  }

  private Optional<Recommendation> tried(
      Recommendation proposed, Replay replay, List<String> tables, String database) {
    if (proving == Proving.SANDBOX) {
      Change change = proposed.change();
      if (change != null && change.kind() == Change.Kind.SCHEMA) {
        LOG.info("Trying in a sandbox, which may take a while: {}", change.forward());
      }
      return Sandbox.tried(proposed, replay, tables);
    }
    if (!database.equals("PostgreSQL")) {
      return Optional.of(proposed);
    }
    try {
      return Hypothetical.tried(proposed, replay);
    } catch (SQLException refused) {
      return Optional.of(proposed); // It stays an estimate.
    }
  }

  /** The finding with one statement in place of many, if that is to be tried and does the same. */
  Finding rewritten(NPlusOneFinding finding, List<Lookup> lookups) {
    if (!triesLookups() || lookups.size() < 2) {
      return finding;
    }
    try {
      return Rewrites.tried(lookups).<Finding>map(finding::rewritten).orElse(finding);
    } catch (SQLException refused) {
      return finding; // What the database refuses is not proved.
    } catch (Throwable failure) {
      failures.note("A statement in place of many could not be tried.", failure);
      return finding;
    }
  }

  private static Advice advice(Recommendation first) {
    Change change = first.change();
    return new Advice(first.text(), change == null ? null : change.forward());
  }
}
