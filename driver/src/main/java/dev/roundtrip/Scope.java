package dev.roundtrip;

import dev.roundtrip.internal.report.ScopeCosts;
import dev.roundtrip.internal.scope.Ledger;
import dev.roundtrip.internal.scope.OpenScope;
import dev.roundtrip.internal.scope.Scopes;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A unit of work in which statements are counted: a request, a job, a test. It belongs to the
 * thread that opened it until it is closed; {@link #wrap(Runnable)} takes it along to others.
 * Scopes nest: a statement is counted in the innermost one. Thread-safe.
 */
public final class Scope implements AutoCloseable {

  private final Scopes scopes;
  private final OpenScope scope;

  Scope(Scopes scopes, OpenScope scope) {
    this.scopes = scopes;
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

  /** What happened in it. */
  Ledger ledger() {
    return scope.ledger();
  }

  /** What it has cost so far beyond its statements. */
  ScopeCosts costs() {
    return Engine.costs(scope.ledger());
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
