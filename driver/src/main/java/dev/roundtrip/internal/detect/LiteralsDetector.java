package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.CallSite;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.LiteralsInsteadOfBindsFinding;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.Group;
import dev.roundtrip.internal.sql.ParsedSql;
import dev.roundtrip.internal.sql.Role;
import dev.roundtrip.internal.sql.Shape;
import dev.roundtrip.internal.sql.Slot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One statement whose texts differ in their literals. */
final class LiteralsDetector implements Detector {

  @Override
  public void detect(Evaluation evaluation) {
    evaluation
        .repeated()
        .forEach(
            (shape, groups) -> {
              if (Repeats.concerns(shape) || Repeats.writes(shape)) {
                Repeats.byMark(evaluation.open(groups)).forEach(part -> judge(evaluation, part));
              }
            });
  }

  private static void judge(Evaluation evaluation, List<Group> groups) {
    Set<List<Long>> texts = new HashSet<>();
    List<Execution> executions = new ArrayList<>();
    Set<Slot> slots = new LinkedHashSet<>();
    for (Group group : groups) {
      for (Execution execution : group.executions()) {
        if (execution.sql().literalCount() == 0) {
          continue; // All values are bound, as in most applications.
        }
        List<Long> literals = literals(execution.sql(), slots);
        if (!execution.failed() && !literals.isEmpty()) {
          texts.add(literals);
          executions.add(execution);
        }
      }
    }
    if (texts.size() < evaluation.thresholds().of(FindingKind.LITERALS_INSTEAD_OF_BINDS)
        || !evaluation.matters(executions.stream().mapToLong(Execution::nanos).sum())) {
      return;
    }
    evaluation.settle(groups);
    Repeat repeat = new Repeat(groups);
    CallSite callSite = evaluation.callSite(repeat.path());
    evaluation.report(
        new LiteralsInsteadOfBindsFinding(
            evaluation.evidence(
                FindingKind.LITERALS_INSTEAD_OF_BINDS,
                repeat.shape(),
                callSite,
                executions,
                executions.size(),
                WriteAdvices.literals(List.copyOf(slots))),
            texts.size()),
        groups);
  }

  /** Page numbers are often written into the text by the framework, and cannot carry anything. */
  private static List<Long> literals(ParsedSql sql, Set<Slot> slots) {
    Shape shape = sql.shape();
    List<Long> hashes = new ArrayList<>(sql.literalCount());
    for (int i = 0; i < sql.literalCount(); i++) {
      int index = sql.literalSlot(i);
      Slot slot = index < 0 ? null : shape.slots().get(index);
      if (slot != null && slot.role() != Role.LIMIT && slot.role() != Role.OFFSET) {
        hashes.add(sql.literalHash(i));
        slots.add(slot);
      }
    }
    return hashes;
  }
}
