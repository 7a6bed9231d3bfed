package dev.roundtrip;

import dev.roundtrip.finding.ScopeReport;
import dev.roundtrip.finding.StatementShape;
import dev.roundtrip.internal.report.ScopeCosts;
import dev.roundtrip.internal.scope.Ledger;
import dev.roundtrip.internal.scope.OpenScope;
import dev.roundtrip.internal.scope.Scopes;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A unit of work in which statements are counted: a request, a job, a test. It belongs to the
 * thread that opened it until it is closed; {@link #wrap(Runnable)} takes it along to others.
 * Scopes nest: a statement is counted in the innermost one. Thread-safe.
 *
 * <p>What was counted, about a megabyte at most, is in memory for as long as this object, or one of
 * a scope that was opened inside of it, is held.
 */
public final class Scope implements AutoCloseable {

  private final Engine engine;
  private final Scopes scopes;
  private final OpenScope scope;

  Scope(Engine engine, OpenScope scope) {
    this.engine = engine;
    this.scopes = engine.scopes();
    this.scope = scope;
  }

  /** The name it was opened with. */
  public String name() {
    return scope.ledger().scope();
  }

  /** How many statements have been counted in it so far. */
  public long statements() {
    return scope.ledger().statements();
  }

  /**
   * Gives it another name, which findings and the log will show: that of a request's route, which
   * is known only when the request has been routed. Has no effect once it is closed.
   *
   * @param name not null
   */
  public void rename(String name) {
    Objects.requireNonNull(name, "name: a scope needs a name to be found in the log");
    if (!scope.ended()) {
      scope.ledger().rename(name);
    }
  }

  /** Time in the database of its statements so far. */
  public Duration database() {
    return Duration.ofNanos(scope.ledger().nanos());
  }

  /** Whether what the calling thread sends now is counted in it. */
  public boolean isOnThisThread() {
    OpenScope current = scopes.current();
    return current != null && current.ledger().equals(scope.ledger());
  }

  /** Whether it has been closed. */
  public boolean isClosed() {
    return scope.ended();
  }

  /**
   * Works in this scope on the calling thread until what is returned is closed, on the same thread:
   * for frameworks that tell when a unit of work comes to a thread and when it leaves it. Where a
   * task can be handed over, {@link #wrap(Runnable)} is simpler. A scope that has ended is entered
   * in vain.
   */
  public Entered enterOnThisThread() {
    OpenScope before = enter();
    return () -> scopes.restore(before);
  }

  /** A thread is in a scope. */
  @FunctionalInterface
  public interface Entered extends AutoCloseable {

    /** The thread is in the scope again in which it was before. */
    @Override
    void close();
  }

  /** What happened in it. */
  Ledger ledger() {
    return scope.ledger();
  }

  /**
   * What is said of it: findings, what is allowed, what could not be judged.
   *
   * @throws IllegalStateException while it is open
   */
  public ScopeReport report() {
    if (!scope.ended()) {
      throw new IllegalStateException(
          "The scope " + name() + " is open: it is judged when it is closed");
    }
    return engine.report(scope.ledger());
  }

  /**
   * What would be said of it if it were closed now. Judges it anew each time, and nobody else is
   * told; a scope that is open waits meanwhile. Meant for people who develop.
   */
  public ScopeReport reportSoFar() {
    return scope.ended() ? report() : engine.reportSoFar(scope.ledger());
  }

  /**
   * The statement that was sent as number {@code index} of this scope, from 0 on, as long as it is
   * remembered.
   */
  public Optional<StatementShape> statement(long index) {
    return scope.ledger().read(ledger -> Engine.statement(ledger, index));
  }

  /**
   * Why a statement of this scope was not reported, one sentence each: too few repetitions, paging,
   * below the cost gate, allowed, switched off. Says so if it was reported, or if it was not sent.
   * Judges the scope anew; meant for people who look for a cause, while the scope is open or when
   * it has ended. A scope that is open waits meanwhile.
   *
   * @param sql the text as it was sent, or the normalized text that a finding shows; not null
   * @return at least one sentence
   */
  public List<String> whyNot(String sql) {
    Objects.requireNonNull(sql, "sql: which statement?");
    return engine.whyNot(scope.ledger(), sql);
  }

  /** What it has cost so far beyond its statements. */
  ScopeCosts costs() {
    return Reporting.costs(scope.ledger());
  }

  /** The task, run in this scope whatever thread runs it. */
  public Runnable wrap(Runnable task) {
    Objects.requireNonNull(task, "task: there is nothing to run in the scope");
    return () -> {
      OpenScope before = enter();
      try {
        task.run();
      } finally {
        scopes.restore(before);
      }
    };
  }

  /** The task, run in this scope whatever thread runs it. */
  public <T> Callable<T> wrap(Callable<T> task) {
    Objects.requireNonNull(task, "task: there is nothing to run in the scope");
    return () -> {
      OpenScope before = enter();
      try {
        return task.call();
      } finally {
        scopes.restore(before);
      }
    };
  }

  /** The task, run in this scope whatever thread runs it. */
  public <T> Supplier<T> wrapSupplier(Supplier<T> task) {
    Objects.requireNonNull(task, "task: there is nothing to run in the scope");
    return () -> {
      OpenScope before = enter();
      try {
        return task.get();
      } finally {
        scopes.restore(before);
      }
    };
  }

  /**
   * An executor service that runs its tasks in this scope. It is the same service: to shut it down
   * is to shut {@code executor} down.
   */
  public ExecutorService wrap(ExecutorService executor) {
    Objects.requireNonNull(executor, "executor: there is nothing to run tasks in the scope");
    return new ScopedExecutorService(this, executor);
  }

  /** An executor that runs its tasks in this scope. */
  public Executor wrap(Executor executor) {
    Objects.requireNonNull(executor, "executor: there is nothing to run tasks in the scope");
    return task -> executor.execute(wrap(task));
  }

  /** Once this scope has ended, the one around it that is still open takes over, or none. */
  private @Nullable OpenScope enter() {
    return scopes.enter(scope);
  }

  /**
   * Ends the scope and delivers its findings before it returns; any thread may call it, in any
   * order with other scopes. A second call does nothing. What is sent later on a connection that
   * was acquired in this scope is counted as unattributed, unless the sending thread has a scope.
   */
  @Override
  public void close() {
    scopes.end(scope);
  }
}
