package dev.roundtrip.testing.internal;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import java.util.Map;
import java.util.concurrent.Callable;

/** A test whose body runs, and what takes it along to other threads. Thread-safe. */
public final class RunningTest {

  private final String id;
  private final Map<Roundtrip, Scope> scopes;

  RunningTest(String id, Map<Roundtrip, Scope> scopes) {
    this.id = id;
    this.scopes = Map.copyOf(scopes);
  }

  /** Tells it from the other tests of this JVM; letters, digits and hyphens. */
  public String id() {
    return id;
  }

  Map<Roundtrip, Scope> scopes() {
    return scopes;
  }

  /** The task, as a part of this test whatever thread runs it. */
  public Runnable wrap(Runnable task) {
    Runnable wrapped = RunningTests.within(this, task);
    for (Scope scope : scopes.values()) {
      wrapped = scope.wrap(wrapped);
    }
    return wrapped;
  }

  /** The task, as a part of this test whatever thread runs it. */
  public <T> Callable<T> wrap(Callable<T> task) {
    Callable<T> wrapped = RunningTests.within(this, task);
    for (Scope scope : scopes.values()) {
      wrapped = scope.wrap(wrapped);
    }
    return wrapped;
  }
}
