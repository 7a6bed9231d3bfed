package dev.roundtrip.spring.boot;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which method of a Spring Data repository sends a statement, as far as was seen. Thread-safe. */
final class RepositoryMethods {

  private static final int MAXIMUM = 4_096;

  private final Map<String, String> byShape = new ConcurrentHashMap<>();

  void sent(String fingerprint, String method) {
    if (byShape.size() < MAXIMUM) {
      byShape.putIfAbsent(fingerprint, method);
    }
  }

  @Nullable String of(String fingerprint) {
    return byShape.get(fingerprint);
  }
}
