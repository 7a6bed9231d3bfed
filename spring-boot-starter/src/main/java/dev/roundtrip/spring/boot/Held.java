package dev.roundtrip.spring.boot;

import dev.roundtrip.Scope;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The scope that an observation stands for, or is a part of, and the threads that are in it because
 * the observation is: nothing stays longer than the observation's own scope on a thread.
 */
final class Held {

  private static final Scope.Entered NOTHING = () -> {};

  private final Scope scope;
  private final boolean own;
  private final Map<Thread, Deque<Scope.Entered>> threads = new ConcurrentHashMap<>(2);

  Held(Scope scope, boolean own) {
    this.scope = scope;
    this.own = own;
  }

  Scope scope() {
    return scope;
  }

  boolean isOwn() {
    return own;
  }

  /** Whether this thread is in it because of the observation. */
  boolean isOnThisThread() {
    return threads.containsKey(Thread.currentThread());
  }

  void enter() {
    Scope.Entered entered =
        scope.isClosed() || scope.isOnThisThread() ? NOTHING : scope.enterOnThisThread();
    threads.computeIfAbsent(Thread.currentThread(), unused -> new ArrayDeque<>(2)).push(entered);
  }

  void leave() {
    @Nullable Deque<Scope.Entered> entered = threads.get(Thread.currentThread());
    if (entered == null) {
      return;
    }
    entered.pop().close();
    if (entered.isEmpty()) {
      threads.remove(Thread.currentThread());
    }
  }

  /** Out of all that this thread is in because of the observation. */
  void leaveAll() {
    while (threads.containsKey(Thread.currentThread())) {
      leave();
    }
  }

  /** How many threads are in it. */
  int threads() {
    return threads.size();
  }
}
