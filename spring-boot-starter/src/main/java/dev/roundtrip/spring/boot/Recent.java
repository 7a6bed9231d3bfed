package dev.roundtrip.spring.boot;

import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingListener;
import dev.roundtrip.spi.EndedScope;
import dev.roundtrip.spi.RoundtripExtension;
import dev.roundtrip.spi.SentStatements;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What was found and sent lately, for the endpoint: findings by fingerprint, scopes by name, shapes
 * by fingerprint and data source, the most recently seen of each. Holds no value that the
 * application sent. Thread-safe.
 */
final class Recent implements RoundtripExtension, FindingListener {

  /** Some kilobytes each, with their times. */
  private static final int SHAPES = 500;

  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, RecentFinding> findings;
  private final Map<String, RecentScope> scopes;
  private final Map<ShapeKey, RecentShape> shapes;
  private Instant since;

  Recent(int size, Clock clock) {
    this.clock = clock;
    this.findings = bounded(size);
    this.scopes = bounded(size);
    this.shapes = bounded(SHAPES);
    this.since = clock.instant();
  }

  /** No text of it is made for each statement. */
  private record ShapeKey(String fingerprint, String dataSource) {}

  private static <K, T> Map<K, T> bounded(int size) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, T> eldest) {
        return size() > size;
      }
    };
  }

  @Override
  public boolean wantsScopes() {
    return true;
  }

  @Override
  public void onFinding(Finding finding) {
    locked(
        () -> {
          findings
              .computeIfAbsent(finding.fingerprint(), unused -> new RecentFinding(clock.instant()))
              .found(finding, clock.instant());
          return true;
        });
  }

  @Override
  public void ended(EndedScope scope) {
    locked(
        () -> {
          if (scope.explicit()) {
            scopes.computeIfAbsent(scope.name(), RecentScope::new).ended(scope, clock.instant());
          }
          for (SentStatements sent : scope.sent()) {
            shapes
                .computeIfAbsent(
                    new ShapeKey(sent.shape().fingerprint(), sent.dataSource()),
                    unused -> new RecentShape(sent))
                .sent(sent, scope.name());
          }
          return true;
        });
  }

  /** Newest first. */
  List<Map<String, Object>> findings() {
    return locked(() -> newestFirst(findings.values().stream().map(RecentFinding::json).toList()));
  }

  List<Map<String, Object>> scopes() {
    return locked(() -> newestFirst(scopes.values().stream().map(RecentScope::json).toList()));
  }

  List<Map<String, Object>> shapes() {
    return locked(() -> newestFirst(shapes.values().stream().map(RecentShape::json).toList()));
  }

  Instant since() {
    return locked(() -> since);
  }

  void reset() {
    locked(
        () -> {
          findings.clear();
          scopes.clear();
          shapes.clear();
          since = clock.instant();
          return true;
        });
  }

  private static <T> List<T> newestFirst(List<T> oldestFirst) {
    List<T> all = new ArrayList<>(oldestFirst);
    Collections.reverse(all);
    return all;
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
