package dev.roundtrip.spring.boot;

import dev.roundtrip.spi.EndedScope;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** All scopes of one name. Not thread-safe. */
final class RecentScope {

  private final String name;
  private long times;
  private long statements;
  private long most;
  private long failures;
  private long findings;
  private long rows;
  private long databaseNanos;
  private long wallNanos;
  private Instant last = Instant.EPOCH;

  RecentScope(String name) {
    this.name = name;
  }

  void ended(EndedScope scope, Instant now) {
    times++;
    statements += scope.statements();
    most = Math.max(most, scope.statements());
    failures += scope.failures();
    findings += scope.report().findings().size();
    rows += scope.rows();
    databaseNanos += scope.database().toNanos();
    wallNanos += scope.wall().toNanos();
    last = now;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("scope", name);
    json.put("times", times);
    json.put("statements", statements);
    json.put("statementsPerScope", Math.round(100.0 * statements / times) / 100.0);
    json.put("mostStatements", most);
    json.put("failures", failures);
    json.put("rows", rows);
    json.put("findings", findings);
    json.put("databaseMillis", RecentFinding.millis(Duration.ofNanos(databaseNanos)));
    json.put("wallMillis", RecentFinding.millis(Duration.ofNanos(wallNanos)));
    json.put("last", last.toString());
    return json;
  }
}
