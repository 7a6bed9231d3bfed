package dev.roundtrip.internal.explain;

import dev.roundtrip.internal.probe.OwnFailures;
import dev.roundtrip.internal.scope.OwnThread;
import dev.roundtrip.internal.scope.Replay;
import dev.roundtrip.internal.sql.Shape;
import dev.roundtrip.plan.Plan;
import dev.roundtrip.recording.RecordedPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * Asks for the plan of a recorded statement, and waits: for tests that want to know. There is no
 * budget, and an answer is not kept: it holds for the rows and indexes that there are now.
 * Thread-safe.
 */
public final class PlanDemand {

  /** Longer than the timeouts that the database is given. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final Asking asking;

  /**
   * Asks on threads of its own, of which nothing is counted.
   *
   * @param showValues whether plans may hold values of the application
   */
  public PlanDemand(OwnFailures failures, boolean showValues) {
    this.asking = new Asking(failures, 0, showValues);
  }

  /** The plan, or why there is none. */
  public RecordedPlan ask(Replay replay, Shape shape) {
    String refusal = Explainable.refusal(replay.text(), shape, false);
    if (refusal == null) {
      refusal = replay.obstacle();
    }
    if (refusal != null) {
      return RecordedPlan.none(refusal);
    }
    CompletableFuture<RecordedPlan> answer = new CompletableFuture<>();
    // What the application's thread is bound to, a transaction for example, is not for us.
    new OwnThread(() -> answer.complete(answer(replay, shape)), "roundtrip-explain-test").start();
    return Asking.await(answer, PATIENCE, PlanDemand::none);
  }

  private static RecordedPlan none(Answer answer) {
    return RecordedPlan.none(String.valueOf(answer.reason()));
  }

  private RecordedPlan answer(Replay replay, Shape shape) {
    Answer busy = asking.busy(replay.dataSource());
    if (busy != null) {
      return none(busy);
    }
    List<RecordedPlan.Table> tables = new ArrayList<>();
    List<Plan> withoutScans = new ArrayList<>(1);
    Answer answer =
        asking.ask(
            replay,
            false,
            (session, dialect, statement, given) -> {
              Plan plan = Objects.requireNonNull(given.plan());
              if (PlanTables.scansAny(plan) && !dialect.discouragingScans().isEmpty()) {
                for (String text : dialect.discouragingScans()) {
                  session.execute(text);
                }
                withoutScans.add(asking.masked(dialect.ask(session)));
              }
              tables.addAll(PlanTables.of(session.connection(), plan, shape));
              return given;
            });
    Plan plan = answer.plan();
    return plan == null
        ? none(answer)
        : new RecordedPlan(plan, withoutScans.isEmpty() ? null : withoutScans.get(0), tables, null);
  }
}
