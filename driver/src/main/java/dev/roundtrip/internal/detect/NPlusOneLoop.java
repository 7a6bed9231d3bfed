package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.NPlusOneVariant;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.sql.Role;
import dev.roundtrip.internal.sql.Shape;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A loop of lookups that is an N+1.
 *
 * @param lookup the loop
 * @param variant what it is by itself, without regard to other loops
 * @param source where its keys come from; null if only its lazy initializer gives it away
 * @param fedBy the positions of the executions that they come from
 */
record NPlusOneLoop(
    Lookup lookup, NPlusOneVariant variant, @Nullable SourceColumn source, Set<Integer> fedBy) {

  private static final double PAUSES = 0.2;

  /** Reads a repeat as an N+1; null if it is none. */
  static @Nullable NPlusOneLoop of(Evaluation evaluation, Repeat repeat) {
    Why why = evaluation.why(FindingKind.N_PLUS_ONE, repeat.shape());
    int needed = evaluation.thresholds().nPlusOne();
    if (repeat.count() < needed) {
      return why.not(() -> repeat.described() + "; an N+1 needs " + needed);
    }
    if (!Repeats.isLoop(repeat)) {
      return why.not(() -> Repeats.straightLine(repeat));
    }
    if (!evaluation.matters(repeat.nanos())) {
      return why.not(() -> evaluation.gate(repeat.nanos()));
    }
    Provenance provenance = evaluation.provenance();
    Lookup lookup = Lookup.of(repeat, evaluation.ledger(), why);
    if (lookup == null) {
      return ofOneValue(evaluation, repeat);
    }
    SourceColumn source = provenance.sourceOf(lookup);
    if (provenance.isOneRow(lookup, source)) {
      return why.not(() -> Provenance.ONE_ROW);
    }
    if (source != null) {
      return loop(lookup, ofRows(repeat), source);
    }
    int steps = evaluation.thresholds().lookups();
    SourceColumn walked = provenance.walkOf(lookup, steps);
    if (walked != null) {
      return loop(lookup, NPlusOneVariant.RECURSIVE_WALK, walked);
    }
    if (!repeat.lazy() && why == Why.UNASKED) {
      return null; // It is none, and nobody wants to know why.
    }
    if (provenance.walkOf(lookup, 2) != null) {
      return why.not(() -> "a walk of fewer than " + steps + " steps");
    }
    return repeat.lazy()
        ? loop(lookup, ofRows(repeat), null)
        : why.not(() -> "no earlier query returned its keys in two rows, as far as they were read");
  }

  private static NPlusOneVariant ofRows(Repeat repeat) {
    if (Aggregate.of(repeat) != null) {
      return NPlusOneVariant.AGGREGATE_PER_ROW;
    }
    return repeat.lazy() ? NPlusOneVariant.LAZY_ASSOCIATION : NPlusOneVariant.PROVED;
  }

  /** One value that was looked up again for each row of a result. */
  private static @Nullable NPlusOneLoop ofOneValue(Evaluation evaluation, Repeat repeat) {
    List<Execution> executions = repeat.executions();
    int slot = keySlot(repeat.shape());
    if (slot < 0 || executions.size() < evaluation.thresholds().lookups()) {
      return null;
    }
    long[] values = executions.get(0).slots();
    boolean oneValue =
        executions.stream().allMatch(execution -> Arrays.equals(execution.slots(), values));
    if (!oneValue
        || Lookup.value(executions.get(0), slot) == 0
        || !isNearlyOneRun(DuplicateDetector.runs(evaluation.ledger(), executions), executions)) {
      return null;
    }
    SourceColumn source = evaluation.provenance().sourceOfSameValue(repeat, executions, slot);
    return source == null
        ? null
        : loop(new Lookup(repeat, List.of(slot), 1), NPlusOneVariant.SAME_VALUE, source);
  }

  /** A loop may pause now and then, who polls does each time. */
  private static boolean isNearlyOneRun(List<List<Execution>> runs, List<Execution> executions) {
    return !runs.isEmpty() && runs.size() - 1 <= PAUSES * (executions.size() - 1);
  }

  private static int keySlot(Shape shape) {
    for (int i = 0; i < shape.slots().size(); i++) {
      if (shape.slots().get(i).role() == Role.EQUALITY) {
        return i;
      }
    }
    return -1;
  }

  private static NPlusOneLoop loop(
      Lookup lookup, NPlusOneVariant variant, @Nullable SourceColumn source) {
    return new NPlusOneLoop(
        lookup, variant, source, source == null ? Set.of() : source.origins().sequences());
  }

  Repeat repeat() {
    return lookup.repeat();
  }

  Shape shape() {
    return repeat().shape();
  }

  boolean walks() {
    return variant == NPlusOneVariant.RECURSIVE_WALK;
  }

  boolean isFedBy(NPlusOneLoop other) {
    return source != null
        && !walks()
        && !equals(other)
        && isMarkedAs(other)
        && source.shape().equals(other.shape());
  }

  /** One that is marked as meant takes the blame of no other, and shares none. */
  private boolean isMarkedAs(NPlusOneLoop other) {
    return repeat().isMarked() == other.repeat().isMarked();
  }

  /** Whether both take their keys from the same rows of one statement. */
  boolean sharesItsSourceWith(NPlusOneLoop other) {
    return source != null
        && other.source != null
        && !walks()
        && !other.walks()
        && isMarkedAs(other)
        && source.shape().equals(other.source.shape())
        && !Collections.disjoint(fedBy, other.fedBy);
  }
}
