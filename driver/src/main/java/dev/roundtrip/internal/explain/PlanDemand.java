package dev.roundtrip.internal.explain;

import dev.roundtrip.internal.probe.OwnFailures;
import dev.roundtrip.internal.scope.OpenScope;
import dev.roundtrip.internal.scope.OwnThread;
import dev.roundtrip.internal.scope.Replay;
import dev.roundtrip.internal.scope.Scopes;
import dev.roundtrip.internal.sql.Shape;
import dev.roundtrip.plan.Plan;
import dev.roundtrip.recording.RecordedPlan;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks for the plan of a recorded statement, and waits: for tests that want to know. There is no
 * budget, and an answer is not kept: it holds for the rows and indexes that there are now.
 * Thread-safe.
 */
public final class PlanDemand {

  /** Longer than the timeouts that the database is given. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final Scopes scopes;
  private final OwnFailures failures;
  private final boolean showValues;

  /**
   * Asks on threads of its own, of which nothing is counted.
   *
   * @param showValues whether plans may hold values of the application
   */
  public PlanDemand(Scopes scopes, OwnFailures failures, boolean showValues) {
    this.scopes = scopes;
    this.failures = failures;
    this.showValues = showValues;
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
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException late) {
      return RecordedPlan.none(
          "neither the data source nor the database answered within "
              + PATIENCE.toSeconds()
              + " s");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return RecordedPlan.none("the thread was interrupted while the database was asked");
    }
  }

  private RecordedPlan answer(Replay replay, Shape shape) {
    OpenScope muted = scopes.mute();
    try {
      String busy = Pools.busy(replay.dataSource(), 0);
      return busy == null ? asked(replay, shape) : RecordedPlan.none(busy);
    } catch (SQLException failure) {
      return RecordedPlan.none(Refusals.reason(failure));
    } catch (UnreadablePlanException unreadable) {
      return RecordedPlan.none("the database's answer could not be read");
    } catch (Throwable failure) {
      failures.note("A plan could not be asked for.", failure);
      return RecordedPlan.none("Roundtrip failed to ask for it; see the log");
    } finally {
      scopes.unmute(muted);
    }
  }

  private RecordedPlan asked(Replay replay, Shape shape) throws SQLException {
    List<RecordedPlan.Table> tables = new ArrayList<>();
    List<Plan> withoutScans = new ArrayList<>(1);
    Answer answer =
        OwnConnection.ask(
            replay,
            false,
            (session, dialect, plan) -> {
              if (PlanTables.scansAny(plan) && !dialect.discouragingScans().isEmpty()) {
                for (String text : dialect.discouragingScans()) {
                  session.execute(text);
                }
                withoutScans.add(dialect.ask(session));
              }
              tables.addAll(PlanTables.of(session.connection(), plan, shape));
            });
    Plan plan = answer.plan();
    if (plan == null) {
      return RecordedPlan.none(String.valueOf(answer.reason()));
    }
    Plan other = withoutScans.isEmpty() ? null : withoutScans.get(0);
    return new RecordedPlan(masked(plan), other == null ? null : masked(other), tables, null);
  }

  private Plan masked(Plan plan) {
    return showValues ? plan : MaskedPlan.of(plan);
  }
}
