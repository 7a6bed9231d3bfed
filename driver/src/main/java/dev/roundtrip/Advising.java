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
import dev.roundtrip.internal.scope.ResultValues;
import dev.roundtrip.internal.sql.Shape;
import dev.roundtrip.plan.Plan;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives findings that have a plan what to change, and tries it out where that is wanted. */
final class Advising {

  private static final Logger LOG = LoggerFactory.getLogger("dev.roundtrip");

  private final Proving proving;
  private final OwnFailures failures;
  private final GivenAdvice given = new GivenAdvice();

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

  /** The finding with what was advised on its plan before, or null if that is to be worked out. */
  @Nullable Finding remembered(SlowStatementFinding slow, Answer answer, Shape shape) {
    if (answer.catalog() == null) {
      return slow;
    }
    GivenAdvice.What known = given.on(shape.fingerprint(), answer);
    return known == null ? null : known.of(slow);
  }

  /**
   * The finding with advice that its plan and its tables support, or as it came.
   *
   * @param beside what else its scope sent
   */
  Finding advised(
      SlowStatementFinding slow,
      Answer answer,
      Execution slowest,
      Replay replay,
      List<Shape> beside) {
    try {
      return slowest.batchSize() > 0
          ? advisedOnBatch(slow, slowest)
          : strictlyAdvised(slow, answer, slowest, replay, beside);
    } catch (Throwable failure) {
      failures.note("Advice could not be given.", failure);
      return slow;
    }
  }

  /** A batch has no plan, and its driver tells how it sent it. */
  private static Finding advisedOnBatch(SlowStatementFinding slow, Execution batch) {
    List<Recommendation> found =
        Advisor.batch(
            batch.sql().shape(), batch.batchSize(), batch.countedEach(), batch.generatedKeys());
    return found.isEmpty() ? slow : slow.advised(found, advice(found.get(0)));
  }

  private Finding strictlyAdvised(
      SlowStatementFinding slow,
      Answer answer,
      Execution slowest,
      Replay replay,
      List<Shape> beside) {
    Plan plan = answer.plan();
    Catalog catalog = answer.catalog();
    if (plan == null || catalog == null) {
      return slow;
    }
    Shape shape = slowest.sql().shape();
    Facts facts =
        new Facts(
            shape,
            slowest.rows(),
            slowest.affectedRows(),
            Duration.ofNanos(slowest.nanos()),
            Duration.ofNanos(slowest.readingNanos()),
            slowest.failed(),
            slowest.sql().leadingWildcard() || slowest.wildcardBound(),
            slowest.sql().inListLength(),
            Offsets.of(replay, slowest.sql()),
            beside.stream().anyMatch(page -> Advisor.counts(shape, page)),
            reads(slowest.values()));
    List<Recommendation> found = Advisor.advise(facts, plan, catalog);
    if (proving == Proving.SANDBOX && shape.kind().writes()) {
      found = found.stream().map(Advising::untried).toList();
    } else if (proving != Proving.OFF && !shape.kind().writes()) {
      List<String> tables = shape.tables();
      found =
          found.stream()
              .map(proposed -> tried(proposed, replay, tables, plan.database()))
              .flatMap(Optional::stream)
              .toList();
    }
    Advice first =
        found.isEmpty()
            ? Advisor.fine(facts, plan, catalog).map(text -> new Advice(text, null)).orElse(null)
            : advice(found.get(0));
    GivenAdvice.What what = new GivenAdvice.What(found, first);
    given.give(shape.fingerprint(), answer, what);
    return what.of(slow);
  }

  private static Recommendation untried(Recommendation proposed) {
    Change change = proposed.change();
    return change == null || change.kind() != Change.Kind.SCHEMA
        ? proposed
        : proposed.notProved("it writes, and is not run again");
  }

  private static Facts.@Nullable Reads reads(@Nullable ResultValues values) {
    if (values == null || !values.allReadsSeen()) {
      return null;
    }
    Set<String> labels = new HashSet<>();
    for (int i = 0; i < values.columns(); i++) {
      String label = values.label(i);
      if (label != null) {
        labels.add(label.toLowerCase(Locale.ROOT));
      }
    }
    return new Facts.Reads(values.indexesRead(), labels);
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
