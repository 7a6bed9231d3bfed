package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.CallSite;
import dev.roundtrip.finding.DuplicateFinding;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.internal.callsite.CallPath;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.Group;
import dev.roundtrip.internal.scope.Ledger;
import dev.roundtrip.internal.scope.ResultValues;
import dev.roundtrip.internal.sql.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The same statement with the same values, although nothing has been written in between. */
final class DuplicateDetector implements Detector {

  @Override
  public void detect(Evaluation evaluation) {
    evaluation
        .repeated()
        .forEach(
            (shape, groups) -> {
              if (Repeats.concerns(shape)) {
                Repeats.byMark(evaluation.open(groups)).forEach(part -> judge(evaluation, part));
              }
            });
  }

  private static void judge(Evaluation evaluation, List<Group> judged) {
    Why why = evaluation.why(FindingKind.DUPLICATE, judged.get(0).shape());
    Thresholds thresholds = evaluation.thresholds();
    if (judged.stream().mapToLong(Group::count).sum() < thresholds.duplicates()) {
      why.take(() -> "sent fewer than " + thresholds.duplicates() + " times");
      return;
    }
    int fewest = Math.min(thresholds.duplicates(), thresholds.scatteredDuplicates());
    List<List<Execution>> runs = new ArrayList<>();
    for (List<Execution> sameValues : byValues(new Repeat(judged))) {
      if (sameValues.size() < fewest) {
        continue;
      }
      for (List<Execution> run : runs(evaluation.ledger(), sameValues)) {
        if (isDuplicate(thresholds, run)) {
          runs.add(run);
        }
      }
    }
    if (runs.isEmpty()) {
      why.take(() -> few(thresholds));
    } else if (report(evaluation, runs, judged)) {
      evaluation.settle(judged);
    }
  }

  private static String few(Thresholds thresholds) {
    return "not %d times from one call path, nor %d times in all, with the same values and rows,"
            .formatted(thresholds.duplicates(), thresholds.scatteredDuplicates())
        + " and without a write, a failure or a wait in between";
  }

  /** Arrays as they are: most repetitions have as many values as executions. */
  private static final class Values {

    private final long[] slots;

    Values(long[] slots) {
      this.slots = slots;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Values values && Arrays.equals(slots, values.slots);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(slots);
    }

    boolean allKnown() {
      for (long slot : slots) {
        if (slot == 0) {
          return false;
        }
      }
      return true;
    }
  }

  private static Collection<List<Execution>> byValues(Repeat repeat) {
    Map<Values, List<Execution>> result = new LinkedHashMap<>();
    for (Execution execution : repeat.executions()) {
      Values values = new Values(execution.slots());
      if (values.allKnown()) { // A value that could not be compared proves nothing.
        result.computeIfAbsent(values, unused -> new ArrayList<>(1)).add(execution);
      }
    }
    return result.values();
  }

  /**
   * Cuts where something was written or failed, where waiting was meant, and where results differ.
   */
  static List<List<Execution>> runs(Ledger ledger, List<Execution> sameValues) {
    List<List<Execution>> runs = new ArrayList<>();
    Execution previous = null;
    for (Execution execution : sameValues) {
      if (execution.rows() == 0) {
        continue; // Nothing was there yet: somebody waits, or makes sure before an insert.
      }
      if (previous == null || !repeats(ledger, previous, execution)) {
        runs.add(new ArrayList<>());
      }
      runs.get(runs.size() - 1).add(execution);
      previous = execution;
    }
    return runs;
  }

  private static boolean repeats(Ledger ledger, Execution previous, Execution next) {
    Shape shape = next.sql().shape();
    return !Structure.pausedBetween(previous, next)
        && next.rows() == previous.rows()
        && !ledger.changedBetween(previous.sequence(), next.sequence(), shape.tables())
        && !differ(previous.values(), next.values());
  }

  /** Whether a value that was read from both results has changed. */
  private static boolean differ(@Nullable ResultValues a, @Nullable ResultValues b) {
    if (a == null || b == null || a.columns() != b.columns()) {
      return false;
    }
    for (int i = 0; i < a.columns(); i++) {
      if (a.index(i) == b.index(i) && differ(a.hashes(i), b.hashes(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean differ(long[] a, long[] b) {
    for (int row = 0; row < Math.min(a.length, b.length); row++) {
      if (a[row] != 0 && b[row] != 0 && a[row] != b[row]) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDuplicate(Thresholds thresholds, List<Execution> run) {
    if (run.size() < thresholds.duplicates() && run.size() < thresholds.scatteredDuplicates()) {
      return false;
    }
    return run.size() >= thresholds.scatteredDuplicates()
        || byPath(run).entrySet().stream()
            .anyMatch(site -> site.getKey().walked() && site.getValue() >= thresholds.duplicates());
  }

  private static Map<CallPath, Long> byPath(List<Execution> executions) {
    return executions.stream()
        .collect(Collectors.groupingBy(Execution::path, LinkedHashMap::new, Collectors.counting()));
  }

  private static boolean report(
      Evaluation evaluation, List<List<Execution>> runs, List<Group> groups) {
    List<Execution> executions = runs.stream().flatMap(List::stream).toList();
    long nanos = executions.stream().mapToLong(Execution::nanos).sum();
    if (!evaluation.matters(nanos)) {
      evaluation
          .why(FindingKind.DUPLICATE, groups.get(0).shape())
          .take(() -> evaluation.gate(nanos));
      return false;
    }
    Map<CallPath, Long> paths = byPath(executions);
    List<CallPath> byFrequency =
        paths.entrySet().stream()
            .sorted(Map.Entry.<CallPath, Long>comparingByValue(Comparator.reverseOrder()))
            .map(Map.Entry::getKey)
            .toList();
    List<CallSite> callSites =
        byFrequency.stream()
            .map(evaluation::callSite)
            .filter(CallSite::isKnown)
            .distinct()
            .toList();
    CallSite main = callSites.isEmpty() ? CallSite.unknown() : callSites.get(0);
    Shape shape = executions.get(0).sql().shape();
    evaluation.report(
        new DuplicateFinding(
            evaluation.evidence(
                FindingKind.DUPLICATE,
                shape,
                main,
                executions,
                runs.size(),
                Advices.duplicate(callSites.size())),
            callSites,
            runs.size()),
        groups);
    return true;
  }
}
