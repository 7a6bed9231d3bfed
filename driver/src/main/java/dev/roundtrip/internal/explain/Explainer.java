package dev.roundtrip.internal.explain;

import dev.roundtrip.internal.probe.OwnFailures;
import dev.roundtrip.internal.scope.OwnThread;
import dev.roundtrip.internal.scope.Replay;
import dev.roundtrip.internal.sql.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks databases for plans: one question at a time, on a daemon thread of its own that ends when
 * there is nothing to ask. Nothing of what that thread sends is counted. Thread-safe.
 */
public final class Explainer implements AutoCloseable {

  private static final int WAITING = 16;

  private final ExplainSettings settings;
  private final OwnFailures failures;
  private final Asking asking;
  private final KnownAnswers known;
  private final Budget budget;

  /** Null if tables are not to be looked at. */
  private final @Nullable Tables tables;

  private final ThreadPoolExecutor worker;
  private volatile boolean closed;

  /** The question that is on its way, its receiver's work included. */
  private volatile @Nullable Question running;

  /**
   * Makes one; the thread is started with the first question.
   *
   * @param tables reads the tables of what was asked about, or null if they are not wanted
   * @param clock nanoseconds, as {@link System#nanoTime()}
   */
  public Explainer(
      ExplainSettings settings, OwnFailures failures, @Nullable Tables tables, LongSupplier clock) {
    this.tables = tables;
    this.settings = settings;
    this.failures = failures;
    this.asking = new Asking(failures, settings.idleConnectionsLeft(), settings.showValues());
    this.known = new KnownAnswers(settings.period(), clock);
    this.budget = new Budget(settings.perMinute(), clock);
    this.worker =
        new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            task -> new OwnThread(task, "roundtrip-explain"));
    worker.allowCoreThreadTimeOut(true);
  }

  /** A question that waits for its turn; answered once. */
  private final class Question implements Runnable {

    private final long shape;
    private final boolean wanted;
    private final AtomicReference<@Nullable Consumer<Answer>> receiver;

    /** Null as soon as it was asked: the values are needed no longer. */
    private volatile @Nullable Replay replay;

    /** Somebody has waited for it in vain. */
    private volatile boolean overdue;

    Question(Replay replay, long shape, boolean wanted, Consumer<Answer> receiver) {
      this.replay = replay;
      this.shape = shape;
      this.wanted = wanted;
      this.receiver = new AtomicReference<>(receiver);
    }

    @Override
    public void run() {
      Replay asked = replay;
      replay = null;
      if (asked != null) {
        running = this;
        try {
          answered(wanted ? answerAnew(asked, shape, true) : answer(asked, shape));
        } finally {
          running = null;
        }
      }
    }

    /** Tells the receiver, unless it was told before. */
    void answered(Answer answer) {
      Consumer<Answer> waiting = receiver.getAndSet(null);
      if (waiting != null) {
        tell(answer, waiting);
      }
    }

    /** A data source that hangs while it connects can be ended by nobody. */
    void giveUp() {
      if (receiver.get() != null) {
        overdue = true;
        replay = null;
        answered(Asking.tooLate(settings.patience()));
      }
    }
  }

  /** What was answered last for a shape, or null; asks nobody. */
  public @Nullable Answer known(long shape) {
    return known.last(shape);
  }

  /**
   * Asks for the plan of one execution.
   *
   * @param statement its shape, as the application's data source reads it
   * @param receiver called once: at once if there is nothing to ask, else by the thread that asks
   */
  public void ask(Replay replay, Shape statement, Consumer<Answer> receiver) {
    long shape = statement.fingerprint();
    String refusal = Explainable.refusal(replay.text(), statement, settings.writes());
    if (refusal == null) {
      refusal = replay.obstacle();
    }
    Answer answer =
        refusal != null ? Answer.none(refusal) : known.fresh(replay.dataSource(), shape);
    if (answer == null && isOverdue()) {
      answer = Answer.none("an earlier question is not answered yet");
    }
    if (answer == null && !spend()) {
      answer = Answer.none("enough plans were asked for in this minute");
    }
    if (answer != null) {
      known.told(shape, answer);
      tell(answer, receiver);
      return;
    }
    execute(new Question(replay, shape, false, receiver));
  }

  /**
   * Asks for a plan that somebody wants to see now: whatever was answered before, and whether the
   * statement reads or writes. Waits for the answer.
   */
  public Answer askNow(Replay replay, Shape statement) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    execute(new Question(replay, statement.fingerprint(), true, answer::complete));
    return Asking.await(answer, settings.patience(), none -> none);
  }

  /**
   * Waits for what is made of answers. If it does not come, nobody is to wait for another one until
   * the question that is on its way has been answered.
   *
   * @param longer for how long, if that is more than an answer may take
   * @param without makes it of why there is no answer
   */
  public <T> T await(
      CompletableFuture<T> made, Duration longer, Function<? super Answer, ? extends T> without) {
    Duration patience = longer.compareTo(settings.patience()) > 0 ? longer : settings.patience();
    return Asking.await(
        made,
        patience,
        none -> {
          Question question = running;
          if (question != null) {
            question.overdue = true;
          }
          return without.apply(none);
        });
  }

  /**
   * Does what takes time on the thread that asks; at once if this is it.
   *
   * @param otherwise done at once instead if too many are waiting
   */
  public void work(Runnable task, Runnable otherwise) {
    if (Thread.currentThread() instanceof OwnThread) {
      task.run();
      return;
    }
    try {
      worker.execute(new Work(task, otherwise));
    } catch (RejectedExecutionException full) {
      otherwise.run();
    }
  }

  /** Work that waits for its turn. */
  private final class Work implements Runnable {

    private final Runnable task;
    private final Runnable otherwise;

    Work(Runnable task, Runnable otherwise) {
      this.task = task;
      this.otherwise = otherwise;
    }

    @Override
    public void run() {
      try {
        task.run();
      } catch (Throwable failure) {
        failures.note("A plan could not be told.", failure);
      }
    }
  }

  private boolean isOverdue() {
    Question question = running;
    return question != null && question.overdue;
  }

  private void execute(Question question) {
    try {
      worker.execute(question);
      CompletableFuture.delayedExecutor(settings.patience().toMillis(), TimeUnit.MILLISECONDS)
          .execute(question::giveUp);
    } catch (RejectedExecutionException full) {
      question.answered(Answer.none(closed ? "Roundtrip was closed" : "too many are waiting"));
    }
  }

  private boolean spend() {
    synchronized (budget) {
      return budget.spend();
    }
  }

  private Answer answer(Replay replay, long shape) {
    Answer answer = known.fresh(replay.dataSource(), shape);
    return answer != null ? answer : answerAnew(replay, shape, settings.writes());
  }

  private Answer answerAnew(Replay replay, long shape, boolean writes) {
    Answer busy = asking.busy(replay.dataSource());
    if (busy != null) {
      known.told(shape, busy);
      return busy;
    }
    Tables wanted = tables;
    Answer answer =
        asking.ask(
            replay,
            writes,
            wanted == null
                ? OwnConnection.Further.NOTHING
                : (session, dialect, statement, given) ->
                    wanted.with(
                        given, session.connection(), replay.dataSource(), statement.shape()));
    known.answered(replay.dataSource(), shape, answer);
    return answer;
  }

  private void tell(Answer answer, Consumer<Answer> receiver) {
    try {
      receiver.accept(answer);
    } catch (Throwable failure) {
      failures.note("A plan could not be told.", failure);
    }
  }

  /**
   * Answers those that wait, without asking. A question that is on its way is not interrupted,
   * which would close files of embedded databases: its timeout ends it.
   */
  @Override
  public void close() {
    closed = true;
    List<Runnable> waiting = new ArrayList<>();
    worker.getQueue().drainTo(waiting);
    worker.shutdown();
    for (Runnable task : waiting) {
      if (task instanceof Question question) {
        question.answered(Answer.none("Roundtrip was closed"));
      } else if (task instanceof Work work) {
        work.otherwise.run();
      }
    }
  }
}
