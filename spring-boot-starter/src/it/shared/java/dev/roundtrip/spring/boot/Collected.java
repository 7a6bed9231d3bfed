package dev.roundtrip.spring.boot;

import dev.roundtrip.spi.EndedScope;
import dev.roundtrip.spi.RoundtripExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Scopes as they end, for tests: a response may reach its client before its scope has ended. */
final class Collected implements RoundtripExtension {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final BlockingQueue<EndedScope> scopes = new LinkedBlockingQueue<>();
  private final List<EndedScope> others = new ArrayList<>();

  @Override
  public boolean wantsScopes() {
    return true;
  }

  @Override
  public void ended(EndedScope scope) {
    scopes.add(scope);
  }

  /** The next scope of this name. */
  EndedScope await(String name) throws InterruptedException {
    for (EndedScope other : others) {
      if (other.name().equals(name)) {
        others.remove(other);
        return other;
      }
    }
    while (true) {
      EndedScope scope = scopes.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (scope == null) {
        throw new AssertionError(
            "No scope " + name + " but " + others.stream().map(EndedScope::name).toList());
      }
      if (scope.name().equals(name)) {
        return scope;
      }
      others.add(scope);
    }
  }

  /** The names of all that have ended so far and were not asked for. */
  List<String> names() {
    scopes.drainTo(others);
    return others.stream().map(EndedScope::name).toList();
  }

  /** All that have ended so far and were not asked for. */
  List<EndedScope> all() {
    scopes.drainTo(others);
    return List.copyOf(others);
  }

  void clear() {
    scopes.clear();
    others.clear();
  }
}
