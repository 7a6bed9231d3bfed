package dev.roundtrip;

import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.NPlusOneFinding;
import dev.roundtrip.finding.SlowStatementFinding;
import dev.roundtrip.finding.StatementShape;
import dev.roundtrip.internal.detect.Detection;
import dev.roundtrip.internal.explain.Answer;
import dev.roundtrip.internal.explain.Explainer;
import dev.roundtrip.internal.proof.Rewrites.Lookup;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.Group;
import dev.roundtrip.internal.scope.Ledger;
import dev.roundtrip.internal.scope.Replay;
import dev.roundtrip.internal.sql.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The statements of one finding, asked about one after the other. Used by one thread at a time. */
final class Questions {

  private static final String NO_DATA_SOURCE =
      "its connection came from no javax.sql.DataSource that is known, so that there is no way to"
          + " get one of our own";

  private static final String NOT_KEPT = "its values were not kept";

  /** What it takes to ask about one of the statements, or null for what nobody can ask about. */
  private record Question(
      @Nullable Replay replay, @Nullable Shape shape, @Nullable Execution slowest) {}

  private final Explainer explainer;
  private final Advising advising;
  private final Finding finding;
  private final Consumer<Finding> receiver;
  private final List<Question> questions = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();
  private final List<Lookup> lookups;

  /**
   * What else the scope of a slow statement sent; taken now, and looked at by the thread that asks.
   */
  private final List<Shape> beside;

  /**
   * Takes from the ledger what it takes to ask.
   *
   * @param receiver gets the finding, by the thread that asks; by the calling one if nothing can be
   *     asked
   */
  Questions(
      Explainer explainer,
      Advising advising,
      Ledger ledger,
      Finding finding,
      Consumer<Finding> receiver) {
    this.explainer = explainer;
    this.advising = advising;
    this.finding = finding;
    this.receiver = receiver;
    boolean slow = finding instanceof SlowStatementFinding;
    this.lookups =
        finding instanceof NPlusOneFinding nPlusOne && nPlusOne.children().size() == 1
            ? lookups(ledger, finding.shape())
            : List.of();
    this.beside = slow ? List.copyOf(ledger.groupsByShape().keySet()) : List.of();
    for (StatementShape shape : FindingPlans.statements(finding)) {
      questions.add(slow ? slowest(ledger, shape) : repeated(ledger, shape));
    }
  }

  void ask() {
    if (answers.size() == questions.size()) {
      tell(FindingPlans.with(finding, answers));
      return;
    }
    Question next = questions.get(answers.size());
    if (next.shape() == null || next.replay() == null) {
      answered(Answer.none(next.shape() == null ? NOT_KEPT : NO_DATA_SOURCE));
    } else {
      explainer.ask(next.replay(), next.shape(), this::answered);
    }
  }

  /** Advice is worked out by the thread that asks, though the plan may be known already. */
  private void tell(Finding answered) {
    Finding known = remembered(answered);
    if (known != null) {
      receiver.accept(known);
    } else {
      explainer.work(() -> receiver.accept(advised(answered)), () -> receiver.accept(answered));
    }
  }

  /** The finding as it is to be told, or null if there is something to be worked out. */
  private @Nullable Finding remembered(Finding answered) {
    Answer first = answers.get(0);
    if (first.plan() == null) {
      return advised(answered);
    }
    Shape shape = questions.get(0).shape();
    if (answered instanceof SlowStatementFinding slow && shape != null) {
      return advising.remembered(slow, first, shape);
    }
    return lookups.size() > 1 && advising.triesLookups() ? null : answered;
  }

  private Finding advised(Finding answered) {
    if (answered instanceof NPlusOneFinding nPlusOne) {
      // What could not be explained now, for lack of time or of a connection, is not run again
      // either.
      return answers.get(0).plan() == null ? answered : advising.rewritten(nPlusOne, lookups);
    }
    if (answered instanceof SlowStatementFinding slow && !questions.isEmpty()) {
      Question first = questions.get(0);
      if (first.slowest() != null && first.replay() != null) {
        return advising.advised(slow, answers.get(0), first.slowest(), first.replay(), beside);
      }
    }
    return answered;
  }

  private void answered(Answer answer) {
    answers.add(answer);
    ask();
  }

  private static Question slowest(Ledger ledger, StatementShape shape) {
    List<Execution> slow =
        ledger.slow().stream()
            .filter(execution -> Detection.describe(execution.sql().shape()).equals(shape))
            .sorted(Comparator.comparingLong(Execution::nanos).reversed())
            .toList();
    return slow.stream()
        .filter(execution -> execution.replay() != null)
        .findFirst()
        .map(execution -> new Question(execution.replay(), execution.sql().shape(), execution))
        .orElseGet(
            () -> new Question(null, slow.isEmpty() ? null : slow.get(0).sql().shape(), null));
  }

  /** Taken now: the ledger drops the values before all is answered. */
  private static List<Lookup> lookups(Ledger ledger, StatementShape shape) {
    List<Lookup> lookups = new ArrayList<>();
    for (Group group : groups(ledger, shape)) {
      for (Execution execution : group.executions()) {
        Replay replay = execution.replay();
        if (replay != null && replay.obstacle() == null) {
          lookups.add(new Lookup(execution, replay));
        }
      }
    }
    return lookups;
  }

  private static List<Group> groups(Ledger ledger, StatementShape shape) {
    return ledger.groupsByShape().entrySet().stream()
        .filter(entry -> Detection.describe(entry.getKey()).equals(shape))
        .flatMap(entry -> entry.getValue().stream())
        .toList();
  }

  private static Question repeated(Ledger ledger, StatementShape shape) {
    List<Group> groups = groups(ledger, shape);
    Replay kept =
        groups.stream().map(Group::replay).filter(Objects::nonNull).findFirst().orElse(null);
    return new Question(kept, groups.isEmpty() ? null : groups.get(0).shape(), null);
  }
}
