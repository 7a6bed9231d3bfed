package dev.roundtrip.spring.boot;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which method of a controller handles a route, as far as was seen. Thread-safe. */
final class Handlers {

  /** More routes than applications have; beyond it they are not told. */
  private static final int MAXIMUM = 4_096;

  private final Map<String, String> byScope = new ConcurrentHashMap<>();

  /** Whether it need not be told what handles this one any more. */
  boolean knows(String scope) {
    return byScope.containsKey(scope);
  }

  void handled(String scope, String handler) {
    if (!byScope.containsKey(scope) && byScope.size() < MAXIMUM) {
      byScope.put(scope, handler);
    }
  }

  @Nullable String of(String scope) {
    return byScope.get(scope);
  }
}
