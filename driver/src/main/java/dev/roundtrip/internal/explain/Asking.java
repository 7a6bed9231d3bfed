package dev.roundtrip.internal.explain;

import dev.roundtrip.internal.probe.OwnFailures;
import dev.roundtrip.internal.scope.Replay;
import dev.roundtrip.plan.Plan;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks a database once, by the calling thread, and takes whatever goes wrong for an answer.
 * Thread-safe.
 */
final class Asking {

  private final OwnFailures failures;
  private final int idleConnectionsLeft;
  private final boolean showValues;

  /**
   * Asks nobody yet.
   *
   * @param idleConnectionsLeft how many idle connections a pool must have besides ours
   * @param showValues whether plans may hold values of the application
   */
  Asking(OwnFailures failures, int idleConnectionsLeft, boolean showValues) {
    this.failures = failures;
    this.idleConnectionsLeft = idleConnectionsLeft;
    this.showValues = showValues;
  }

  /** Why nobody may be asked now, or null. */
  @Nullable Answer busy(Object dataSource) {
    try {
      String reason = Pools.busy(dataSource, idleConnectionsLeft);
      return reason == null ? null : Answer.none(reason);
    } catch (Throwable failure) {
      return failed(failure);
    }
  }

  /** The plan, or why there is none. */
  Answer ask(Replay replay, boolean writes, OwnConnection.Further further) {
    try {
      Answer answer = OwnConnection.ask(replay, writes, further);
      return answer.plan() == null ? answer : answer.withPlan(masked(answer.plan()));
    } catch (SQLException failure) {
      return Answer.none(Refusals.reason(failure));
    } catch (UnreadablePlanException unreadable) {
      return Answer.none(unreadable.reason());
    } catch (Throwable failure) {
      return failed(failure);
    }
  }

  /** The plan as it may be shown. */
  Plan masked(Plan plan) {
    return showValues ? plan : MaskedPlan.of(plan);
  }

  private Answer failed(Throwable failure) {
    failures.note("A plan could not be asked for.", failure);
    return Answer.none("Roundtrip failed to ask for it; see the log");
  }

  /**
   * Waits for what another thread finds out.
   *
   * @param patience for how long
   * @param without makes a result of why there is no answer
   */
  static <T> T await(
      CompletableFuture<T> answer,
      Duration patience,
      Function<? super Answer, ? extends T> without) {
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException late) {
      return without.apply(tooLate(patience));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return without.apply(Answer.none("the thread was interrupted while the database was asked"));
    }
  }

  static Answer tooLate(Duration patience) {
    return Answer.none(
        "neither the data source nor the database answered within " + patience.toSeconds() + " s");
  }
}
