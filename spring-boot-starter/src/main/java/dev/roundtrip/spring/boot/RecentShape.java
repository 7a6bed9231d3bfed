package dev.roundtrip.spring.boot;

import dev.roundtrip.finding.StatementShape;
import dev.roundtrip.spi.SentStatements;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** All executions of one shape on one data source. Not thread-safe. */
final class RecentShape {

  /** Times are told to one percent. */
  private static final int DIGITS = 2;

  private final StatementShape shape;
  private final String dataSource;
  private final Histogram micros = new Histogram(DIGITS);
  private long count;
  private long failures;
  private long rows;
  private long affectedRows;
  private long databaseNanos;
  private String lastScope = "";

  RecentShape(SentStatements first) {
    shape = first.shape();
    dataSource = first.dataSource();
    micros.setAutoResize(true);
  }

  void sent(SentStatements sent, String scope) {
    count += sent.count();
    failures += sent.failures();
    rows += sent.rows();
    affectedRows += sent.affectedRows();
    databaseNanos += sent.database().toNanos();
    lastScope = scope;
    sent.times()
        .forEach(nanos -> micros.recordValue(Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos))));
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("shape", shape.fingerprint());
    json.put("dataSource", dataSource);
    json.put("kind", shape.kind().name());
    json.put("tables", shape.tables());
    json.put("statement", shape.text());
    json.put("executions", count);
    json.put("failures", failures);
    json.put("rows", rows);
    json.put("changedRows", affectedRows);
    json.put("databaseMillis", RecentFinding.millis(Duration.ofNanos(databaseNanos)));
    Map<String, Object> times = new LinkedHashMap<>();
    times.put("p50", percentile(50));
    times.put("p95", percentile(95));
    times.put("p99", percentile(99));
    times.put("max", micros.getMaxValue() / 1_000.0);
    json.put("millis", times);
    json.put("lastScope", lastScope);
    return json;
  }

  private double percentile(double percent) {
    return micros.getValueAtPercentile(percent) / 1_000.0;
  }
}
