package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.CallSite;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.NPlusOneFinding;
import dev.roundtrip.finding.NPlusOneFinding.Child;
import dev.roundtrip.finding.NPlusOneFinding.Source;
import dev.roundtrip.finding.NPlusOneVariant;
import dev.roundtrip.internal.callsite.CallPath;
import dev.roundtrip.internal.scope.Group;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Statements that are sent once per row of another statement's result, or of their own. */
final class NPlusOneDetector implements Detector {

  @Override
  public void detect(Evaluation evaluation) {
    List<NPlusOneLoop> loops = new ArrayList<>();
    evaluation
        .repeated()
        .forEach(
            (shape, groups) -> {
              if (Repeats.concerns(shape)) {
                for (Repeat repeat : Repeats.of(evaluation.open(groups))) {
                  judge(evaluation, repeat, loops);
                }
              }
            });
    if (loops.isEmpty()) {
      return;
    }
    for (NPlusOneLoop loop : loops) {
      evaluation.settle(loop.repeat());
      if (isInTheMiddle(loop, loops)) {
        evaluation
            .why(FindingKind.N_PLUS_ONE, loop.shape())
            .take(() -> "its rows feed another N+1, and it is told there, in the chain");
      }
    }
    for (List<NPlusOneLoop> children : bySource(loops)) {
      report(evaluation, children, loops);
    }
  }

  private static void judge(Evaluation evaluation, Repeat repeat, List<NPlusOneLoop> loops) {
    NPlusOneLoop loop = NPlusOneLoop.of(evaluation, repeat);
    if (loop != null) {
      loops.add(loop);
    } else if (repeat.groups().size() > 1) {
      for (Repeat part : Repeats.parts(repeat)) {
        NPlusOneLoop ofPart = NPlusOneLoop.of(evaluation, part);
        if (ofPart != null) {
          loops.add(ofPart);
        }
      }
    }
  }

  /** Several statements for each row of one source are one finding, told of the first of them. */
  private static List<List<NPlusOneLoop>> bySource(List<NPlusOneLoop> loops) {
    List<List<NPlusOneLoop>> result = new ArrayList<>();
    loops.stream()
        .sorted(Comparator.comparingInt(loop -> first(loop)))
        .filter(loop -> !isInTheMiddle(loop, loops))
        .forEach(loop -> siblings(loop, result).add(loop));
    return result;
  }

  /** One that feeds another is the middle of a nested N+1, and told with the inner one. */
  private static boolean isInTheMiddle(NPlusOneLoop loop, List<NPlusOneLoop> loops) {
    return !loop.walks() && loops.stream().anyMatch(other -> other.isFedBy(loop));
  }

  private static int first(NPlusOneLoop loop) {
    return loop.repeat().executions().get(0).sequence();
  }

  private static List<NPlusOneLoop> siblings(NPlusOneLoop loop, List<List<NPlusOneLoop>> known) {
    for (List<NPlusOneLoop> siblings : known) {
      if (siblings.stream().anyMatch(loop::sharesItsSourceWith)) {
        return siblings;
      }
    }
    List<NPlusOneLoop> alone = new ArrayList<>();
    known.add(alone);
    return alone;
  }

  private static void report(
      Evaluation evaluation, List<NPlusOneLoop> children, List<NPlusOneLoop> loops) {
    NPlusOneLoop main = children.get(0);
    List<Source> chain = chain(evaluation, main, loops);
    List<Child> told = told(evaluation, children);
    NPlusOneVariant variant = variant(main, told.size(), chain.size());
    SourceColumn column = main.source();
    Lookup lookup = main.lookup();
    evaluation.report(
        new NPlusOneFinding(
            evaluation.evidence(
                FindingKind.N_PLUS_ONE,
                column == null ? null : column.shape(),
                children.stream().map(NPlusOneLoop::repeat).toList(),
                NPlusOneAdvices.of(variant, told.size() == 1 ? List.of(main) : children)),
            variant,
            children.stream().anyMatch(child -> child.repeat().lazy()),
            chain.isEmpty() ? null : chain.get(chain.size() - 1),
            lookup.column(),
            told,
            chain,
            association(lookup.repeat())),
        children.stream().flatMap(child -> child.repeat().groups().stream()).toList());
  }

  /** In the order of {@link NPlusOneVariant}. */
  private static NPlusOneVariant variant(NPlusOneLoop main, int children, int sources) {
    if (main.walks()) {
      return main.variant();
    }
    if (sources > 1) {
      return NPlusOneVariant.NESTED;
    }
    return children > 1 ? NPlusOneVariant.SEVERAL_PER_ROW : main.variant();
  }

  /** One for each statement and line: a method that is called from two lines is told once. */
  private static List<Child> told(Evaluation evaluation, List<NPlusOneLoop> children) {
    Map<List<Object>, Child> told = new LinkedHashMap<>();
    for (NPlusOneLoop loop : children) {
      CallSite site = evaluation.callSite(loop.repeat().path());
      told.merge(
          List.of(loop.shape(), site, String.valueOf(loop.lookup().column())),
          new Child(
              Evaluation.describe(loop.shape()),
              site,
              loop.lookup().column(),
              loop.repeat().count()),
          (child, again) ->
              new Child(
                  child.shape(), site, child.column(), child.executions() + again.executions()));
    }
    return List.copyOf(told.values());
  }

  private static List<Source> chain(
      Evaluation evaluation, NPlusOneLoop innermost, List<NPlusOneLoop> loops) {
    Deque<Source> chain = new ArrayDeque<>();
    NPlusOneLoop inner = innermost;
    while (inner != null && inner.source() != null && chain.size() <= loops.size()) {
      chain.addFirst(source(evaluation, inner.source()));
      inner = outer(inner, loops);
    }
    return List.copyOf(chain);
  }

  /** A walk is told by itself, and not with what is done for each of its rows. */
  private static @Nullable NPlusOneLoop outer(NPlusOneLoop inner, List<NPlusOneLoop> loops) {
    return loops.stream()
        .filter(other -> !other.walks() && inner.isFedBy(other))
        .findFirst()
        .orElse(null);
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
