package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.CallSite;
import dev.roundtrip.finding.Evidence;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.Severity;
import dev.roundtrip.finding.TextFinding;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.Group;
import dev.roundtrip.internal.sql.Shape;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Marks of single statements: one finding for each shape, a hint until it is seen to cost. */
final class TextDetector implements Detector {

  static final Set<FindingKind> KINDS =
      EnumSet.of(
          FindingKind.DEEP_OFFSET,
          FindingKind.LIMIT_WITHOUT_ORDER,
          FindingKind.SELECT_STAR,
          FindingKind.LEADING_WILDCARD,
          FindingKind.FUNCTION_ON_COLUMN,
          FindingKind.NOT_IN_SUBQUERY,
          FindingKind.CORRELATED_SUBQUERY,
          FindingKind.ORDER_BY_RANDOM,
          FindingKind.CARTESIAN_PRODUCT);

  /** So many rows of one execution show that it matters. */
  private static final int MANY_ROWS = 1_000;

  @Override
  public void detect(Evaluation evaluation) {
    evaluation
        .ledger()
        .groupsByShape()
        .forEach(
            (shape, groups) -> {
              if (concerns(shape)) {
                for (TextRule rule : TextRule.ALL) {
                  Repeats.byMark(groups).forEach(part -> judge(evaluation, rule, shape, part));
                }
              }
            });
  }

  private static boolean concerns(Shape shape) {
    boolean reads =
        switch (shape.kind()) {
          case SELECT -> shape.hasFrom();
          case INSERT, UPDATE, DELETE, MERGE -> true;
          case CALL, DDL, TRANSACTION, SESSION, EXPLAIN, OTHER -> false;
        };
    return reads && !shape.catalog() && !shape.truncated() && !shape.sequence();
  }

  private static void judge(Evaluation evaluation, TextRule rule, Shape shape, List<Group> groups) {
    if (!rule.shape().test(shape)) {
      return;
    }
    List<Execution> marked =
        groups.stream()
            .flatMap(group -> group.executions().stream())
            .filter(execution -> !execution.failed())
            .filter(execution -> rule.sent().test(execution, evaluation.thresholds()))
            .toList();
    if (marked.isEmpty()) {
      evaluation.why(rule.kind(), shape).take(rule::silence);
      return;
    }
    CallSite callSite = evaluation.callSite(new Repeat(groups).path());
    Evidence evidence =
        evaluation.evidence(
            rule.kind(),
            shape,
            callSite,
            marked,
            marked.size(),
            TextAdvices.of(rule.kind(), shape));
    evaluation.report(
        new TextFinding(
            evidence.withSeverity(severity(evaluation, rule.kind(), shape, marked)),
            rule.kind(),
            TextAdvices.what(rule.kind(), shape, evaluation.thresholds())),
        groups);
  }

  /** A text alone says what may be slow; time, rows and a depth that was reached say what is. */
  private static Severity severity(
      Evaluation evaluation, FindingKind kind, Shape shape, List<Execution> marked) {
    Duration slow = evaluation.thresholds().slow(Evaluation.describe(shape));
    boolean costs =
        kind == FindingKind.DEEP_OFFSET
            || marked.stream()
                .anyMatch(each -> each.nanos() >= slow.toNanos() || each.rows() >= MANY_ROWS);
    return costs ? Severity.WARNING : Severity.INFO;
  }
}
