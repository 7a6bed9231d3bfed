package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.Evidence;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.NPlusOneFinding;
import dev.roundtrip.finding.NPlusOneFinding.Source;
import dev.roundtrip.internal.callsite.CallPath;
import dev.roundtrip.internal.scope.Group;
import dev.roundtrip.internal.sql.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Statements that are sent once per row of another statement's result. */
final class NPlusOneDetector implements Detector {

  /**
   * A loop of lookups that is an N+1.
   *
   * @param lookup the loop
   * @param source where its keys come from; null if only its lazy initializer gives it away
   */
  private record Verdict(Lookup lookup, @Nullable SourceColumn source) {

    Shape shape() {
      return lookup.repeat().shape();
    }

    boolean feeds(Verdict other) {
      return other.isFedBy(this);
    }

    /** One that is marked as meant takes the blame of no other. */
    boolean isFedBy(Verdict other) {
      return source != null
          && source.shape().equals(other.shape())
          && lookup.repeat().isMarked() == other.lookup.repeat().isMarked();
    }
  }

  @Override
  public void detect(Evaluation evaluation) {
    List<Verdict> verdicts = new ArrayList<>();
    evaluation
        .ledger()
        .groupsByShape()
        .forEach(
            (shape, groups) -> {
              if (Repeats.concerns(shape)) {
                for (Repeat repeat : Repeats.of(groups)) {
                  judge(evaluation, repeat, verdicts);
                }
              }
            });
    for (Verdict verdict : verdicts) {
      evaluation.settle(verdict.lookup().repeat());
      // One that feeds another is the middle of a nested N+1, and told with the inner one.
      if (verdicts.stream().noneMatch(verdict::feeds)) {
        report(evaluation, verdict, verdicts);
      } else {
        evaluation
            .why(FindingKind.N_PLUS_ONE, verdict.shape())
            .take(() -> "its rows feed another N+1, and it is told there, in the chain");
      }
    }
  }

  private static void judge(Evaluation evaluation, Repeat repeat, List<Verdict> verdicts) {
    Verdict verdict = verdict(evaluation, repeat);
    if (verdict != null) {
      verdicts.add(verdict);
    } else if (repeat.groups().size() > 1) {
      for (Repeat part : Repeats.parts(repeat)) {
        Verdict ofPart = verdict(evaluation, part);
        if (ofPart != null) {
          verdicts.add(ofPart);
        }
      }
    }
  }

  private static @Nullable Verdict verdict(Evaluation evaluation, Repeat repeat) {
    Why why = evaluation.why(FindingKind.N_PLUS_ONE, repeat.shape());
    int needed = evaluation.thresholds().nPlusOne();
    if (repeat.count() < needed) {
      return why.not(() -> repeat.described() + "; an N+1 needs " + needed);
    }
    if (!Repeats.isLoop(repeat)) {
      return why.not(() -> Repeats.straightLine(repeat));
    }
    Provenance provenance = evaluation.provenance();
    Lookup lookup = Lookup.of(repeat, evaluation.ledger(), why);
    if (lookup == null) {
      return null;
    }
    if (!evaluation.matters(repeat.nanos())) {
      return why.not(() -> evaluation.gate(repeat.nanos()));
    }
    SourceColumn source = provenance.sourceOf(lookup);
    if (provenance.isOneRow(lookup, source)) {
      return why.not(() -> Provenance.ONE_ROW);
    }
    return source != null || repeat.lazy()
        ? new Verdict(lookup, source)
        : why.not(() -> "no earlier query returned its keys in two rows, as far as they were read");
  }

  private static void report(Evaluation evaluation, Verdict verdict, List<Verdict> verdicts) {
    Deque<Source> chain = new ArrayDeque<>();
    for (Verdict inner = verdict;
        inner != null && inner.source() != null && chain.size() <= verdicts.size();
        inner = outer(inner, verdicts)) {
      chain.addFirst(source(evaluation, inner.source()));
    }
    Lookup lookup = verdict.lookup();
    SourceColumn column = verdict.source();
    Source source = chain.peekLast();
    Evidence evidence =
        evaluation.evidence(
            FindingKind.N_PLUS_ONE,
            column,
            lookup.repeat(),
            Advices.nPlusOne(lookup, column, chain.size() > 1));
    evaluation.report(
        new NPlusOneFinding(
            evidence,
            lookup.repeat().lazy(),
            source,
            lookup.column(),
            List.copyOf(chain),
            association(lookup.repeat())),
        lookup.repeat().groups());
  }

  private static @Nullable Verdict outer(Verdict inner, List<Verdict> verdicts) {
    return verdicts.stream().filter(inner::isFedBy).findFirst().orElse(null);
  }

  private static Source source(Evaluation evaluation, SourceColumn column) {
    List<Group> groups =
        evaluation.ledger().groupsByShape().getOrDefault(column.shape(), List.of());
    CallPath path =
        groups.stream()
            .map(Group::path)
            .filter(CallPath::walked)
            .findFirst()
            .orElseGet(CallPath::unknown);
    return new Source(
        Evaluation.describe(column.shape()),
        evaluation.callSite(path),
        column.column().toString(),
        groups.stream().mapToLong(Group::count).sum(),
        groups.stream().mapToLong(Group::rows).sum());
  }

  /** What an ORM wrote into a comment of the statement, if it was asked to. */
  private static @Nullable String association(Repeat repeat) {
    return repeat.groups().stream()
        .map(Group::comment)
        .filter(Objects::nonNull)
        .filter(comment -> !comment.contains("='")) // sqlcommenter's keys and values
        .findFirst()
        .orElse(null);
  }
}
