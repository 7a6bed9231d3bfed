package dev.roundtrip.spring.boot;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.FindingListener;
import dev.roundtrip.finding.Severity;
import dev.roundtrip.finding.StatementKind;
import dev.roundtrip.spi.EndedScope;
import dev.roundtrip.spi.RoundtripExtension;
import dev.roundtrip.spi.SentStatements;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Counts in Micrometer's registry. Tags are data sources, operations and kinds of findings: no
 * statement, no route, so that their number stays small. Thread-safe.
 */
final class RoundtripMetrics
    implements RoundtripExtension, FindingListener, SmartInitializingSingleton {

  /** More data sources than this are one. */
  private static final int DATA_SOURCES = 100;

  private final ObjectProvider<MeterRegistry> registries;
  private final BeanFactory beans;
  private final Map<String, Map<StatementKind, Meters>> byDataSource = new ConcurrentHashMap<>();
  private final Map<Sort, Counter> findings = new ConcurrentHashMap<>();
  private final Map<String, Boolean> names = new ConcurrentHashMap<>();
  private final Pair acquisitions = new Pair();
  private final Pair leases = new Pair();
  private final Pair ends = new Pair();
  private volatile @Nullable MeterRegistry registry;

  /** How often, and how long in all. */
  private record Pair(LongAdder count, LongAdder nanos) {

    Pair() {
      this(new LongAdder(), new LongAdder());
    }

    void add(long times, long took) {
      count.add(times);
      nanos.add(took);
    }
  }

  /** Findings that are counted together. */
  private record Sort(FindingKind kind, Severity severity) {}

  private record Meters(Timer time, Counter rows, Counter changed, Counter failures) {}

  RoundtripMetrics(ObjectProvider<MeterRegistry> registries, BeanFactory beans) {
    this.registries = registries;
    this.beans = beans;
  }

  /** Earlier, a registry could need the data source that is being made. */
  @Override
  public void afterSingletonsInstantiated() {
    @Nullable MeterRegistry found = registries.getIfUnique();
    if (found == null) {
      return;
    }
    Roundtrip roundtrip = beans.getBean(Roundtrip.class);
    timer(found, "roundtrip.connections.acquire", "Waiting for connections", acquisitions);
    timer(found, "roundtrip.connections.lease", "Holding connections", leases);
    timer(found, "roundtrip.transactions.end", "Commits and rollbacks", ends);
    FunctionCounter.builder("roundtrip.own.failures", roundtrip, Roundtrip::ownFailures)
        .description("Failures of Roundtrip itself; what they concern was not counted")
        .register(found);
    FunctionCounter.builder(
            "roundtrip.statements.unattributed", roundtrip, Roundtrip::unattributedStatements)
        .description("Statements whose scope had ended when they were sent")
        .register(found);
    TimeGauge.builder(
            "roundtrip.own.time",
            roundtrip,
            TimeUnit.NANOSECONDS,
            each -> each.judgingTime().toNanos())
        .description("How long the application has waited while its scopes were judged")
        .register(found);
    registry = found;
  }

  private static void timer(MeterRegistry registry, String name, String description, Pair pair) {
    FunctionTimer.builder(
            name, pair, each -> each.count.sum(), each -> each.nanos.sum(), TimeUnit.NANOSECONDS)
        .description(description)
        .register(registry);
  }

  @Override
  public boolean wantsScopes() {
    return true;
  }

  @Override
  public void ended(EndedScope scope) {
    @Nullable MeterRegistry known = registry;
    if (known == null) {
      return;
    }
    for (SentStatements sent : scope.sent()) {
      Meters meters = meters(known, sent);
      long[] told = new long[1];
      sent.times()
          .forEach(
              nanos -> {
                meters.time.record(nanos, TimeUnit.NANOSECONDS);
                told[0]++;
              });
      // Of a large group only the first are remembered one by one.
      long others = sent.count() - told[0];
      for (long i = 0; i < others; i++) {
        meters.time.record(sent.database().toNanos() / sent.count(), TimeUnit.NANOSECONDS);
      }
      increment(meters.rows, sent.rows());
      increment(meters.changed, sent.affectedRows());
      increment(meters.failures, sent.failures());
    }
    EndedScope.Connections cost = scope.connections();
    acquisitions.add(cost.acquisitions(), cost.acquiring().toNanos());
    leases.add(cost.leases(), cost.leased().toNanos());
    ends.add(cost.ends(), cost.ending().toNanos());
  }

  private static void increment(Counter counter, long by) {
    if (by > 0) {
      counter.increment((double) by);
    }
  }

  /** Without a key that is made anew for each statement. */
  private Meters meters(MeterRegistry known, SentStatements sent) {
    @Nullable Map<StatementKind, Meters> byKind = byDataSource.get(sent.dataSource());
    @Nullable Meters meters = byKind == null ? null : byKind.get(sent.shape().kind());
    return meters == null ? newMeters(known, sent.dataSource(), sent.shape().kind()) : meters;
  }

  private Meters newMeters(MeterRegistry known, String dataSource, StatementKind operation) {
    boolean few = names.containsKey(dataSource) || names.size() < DATA_SOURCES;
    String name = few ? dataSource : "others";
    names.put(name, true);
    String[] tags = {"data.source", name, "db.operation.name", operation.name()};
    Meters meters =
        new Meters(
            Timer.builder("roundtrip.statements")
                .description("Statements, and their time in the database")
                .tags(tags)
                .register(known),
            Counter.builder("roundtrip.rows.read").tags(tags).register(known),
            Counter.builder("roundtrip.rows.changed").tags(tags).register(known),
            Counter.builder("roundtrip.statements.failed").tags(tags).register(known));
    if (few) {
      byDataSource
          .computeIfAbsent(dataSource, unused -> new ConcurrentHashMap<>())
          .put(operation, meters);
    }
    return meters;
  }

  @Override
  public void onFinding(Finding finding) {
    @Nullable MeterRegistry known = registry;
    if (known != null) {
      findings
          .computeIfAbsent(
              new Sort(finding.kind(), finding.severity()), sort -> newCounter(known, sort))
          .increment();
    }
  }

  private static Counter newCounter(MeterRegistry registry, Sort sort) {
    return Counter.builder("roundtrip.findings")
        .description("Findings, each time that they are made")
        .tag("kind", sort.kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .tag("severity", sort.severity.name().toLowerCase(Locale.ROOT))
        .register(registry);
  }
}
