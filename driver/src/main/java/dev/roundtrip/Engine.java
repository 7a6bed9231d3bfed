package dev.roundtrip;

import dev.roundtrip.finding.Allowance;
import dev.roundtrip.finding.Inconclusive;
import dev.roundtrip.finding.ScopeReport;
import dev.roundtrip.finding.StatementShape;
import dev.roundtrip.internal.callsite.FrameFilter;
import dev.roundtrip.internal.callsite.StackReader;
import dev.roundtrip.internal.callsite.ThreadStackReader;
import dev.roundtrip.internal.detect.Detection;
import dev.roundtrip.internal.detect.Thresholds;
import dev.roundtrip.internal.explain.Answer;
import dev.roundtrip.internal.explain.ExplainSettings;
import dev.roundtrip.internal.explain.Explainer;
import dev.roundtrip.internal.explain.PlanDemand;
import dev.roundtrip.internal.explain.Tables;
import dev.roundtrip.internal.probe.Bound;
import dev.roundtrip.internal.probe.OwnFailures;
import dev.roundtrip.internal.probe.ProbeSettings;
import dev.roundtrip.internal.probe.Recorder;
import dev.roundtrip.internal.probe.UrlProbes;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.Group;
import dev.roundtrip.internal.scope.Incident;
import dev.roundtrip.internal.scope.Ledger;
import dev.roundtrip.internal.scope.LedgerLimits;
import dev.roundtrip.internal.scope.Replay;
import dev.roundtrip.internal.scope.ScopeKind;
import dev.roundtrip.internal.scope.ScopeListener;
import dev.roundtrip.internal.scope.Scopes;
import dev.roundtrip.internal.sql.Dialect;
import dev.roundtrip.internal.sql.ParsedSql;
import dev.roundtrip.internal.sql.ShapeCache;
import dev.roundtrip.internal.sql.SqlReader;
import dev.roundtrip.internal.verdict.AllowList;
import dev.roundtrip.internal.verdict.Judge;
import dev.roundtrip.internal.verdict.ToldTexts;
import java.lang.reflect.AnnotatedElement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of one Roundtrip, put together; and what happens when a scope has ended. */
final class Engine {

  private static final Logger LOG = LoggerFactory.getLogger("dev.roundtrip");

  /** Room for some ten thousand statements of an ORM. */
  private static final long SHAPE_CACHE_BYTES = 8L << 20;

  /** For how long a table is believed where databases have better things to do. */
  private static final Duration TABLES_PERIOD = Duration.ofMinutes(10);

  private final OwnFailures failures = new OwnFailures();
  private final Scopes scopes =
      new Scopes(LedgerLimits.DEFAULT, System::nanoTime, new EndOfScope());
  private final Recorder recorder;
  private final UrlProbes urls;

  /** Whether anything is judged; otherwise statements are only counted. */
  private final boolean judging;

  private final Detection detection;

  /** Whether a statement that is alone in its scope can be told of. */
  private final boolean singles;

  private final Judge judge;
  private final AllowList allowed;
  private final boolean test;
  private final Explainer explainer;
  private final FindingPlans plans;
  private final @Nullable PlanDemand demand;
  private final LongAdder judged = new LongAdder();
  private final LongAdder judgingNanos = new LongAdder();
  private final ToldTexts told = new ToldTexts();
  private final Reporting reporting;
  private volatile boolean closed;

  Engine(Roundtrip.Builder settings) {
    this.test = settings.environment == Environment.TEST;
    this.reporting = new Reporting(settings, LOG, scopes, failures);
    this.judging = settings.detection;
    Judging rules = settings.judging;
    Thresholds thresholds = rules.thresholds(settings.environment, settings.slowThreshold);
    this.allowed = new AllowList(rules.allowances);
    this.detection = new Detection(thresholds, rules.enabled(settings.acquisitionThreshold));
    this.singles = judging && detection.judgesSingles();
    this.judge = new Judge(detection, allowed, test);
    boolean explains = judging && settings.explains();
    Duration tablesPeriod = test ? Duration.ZERO : TABLES_PERIOD;
    this.explainer =
        new Explainer(
            (test
                    ? ExplainSettings.test(settings.showValues)
                    : ExplainSettings.production(settings.showValues))
                .withWrites(settings.explainsWrites()),
            failures,
            settings.advice ? new Tables(tablesPeriod, failures, System::nanoTime) : null,
            System::nanoTime);
    this.plans =
        new FindingPlans(
            explains ? explainer : null, new Advising(settings.proving(), failures), test);
    this.demand = explains ? new PlanDemand(failures, settings.showValues) : null;
    FrameFilter frames = new FrameFilter(settings.applicationPackages);
    this.recorder =
        new Recorder(
            new ProbeSettings(
                judging,
                nanos(thresholds.leastSlow()),
                test,
                settings.showValues,
                explains,
                explains && settings.proving() != Proving.OFF,
                nanos(judging ? rules.acquisition(settings.acquisitionThreshold) : null),
                nanos(judging ? settings.stillRunningThreshold() : null),
                settings.tick.toNanos()),
            new ShapeCache(SHAPE_CACHE_BYTES),
            scopes,
            new StackReader(frames, Engine::allowance),
            new ThreadStackReader(frames),
            this::happened,
            failures);
    this.urls = new UrlProbes(recorder);
  }

  UrlProbes urls() {
    return urls;
  }

  boolean isClosed() {
    return closed;
  }

  Recorder recorder() {
    return recorder;
  }

  Scopes scopes() {
    return scopes;
  }

  /** Who asks for the plans of what was recorded, or null if nobody may. */
  @Nullable PlanDemand demand() {
    return demand;
  }

  /** Reads what was recorded. */
  ScopeReader reader() {
    return new ScopeReader(
        detection, judge, plans, reporting::enrich, judging ? detection.kinds() : Set.of());
  }

  /** The plan of a statement that somebody wants to see. */
  Explanation explain(DataSource dataSource, String sql, List<? extends @Nullable Object> binds) {
    ParsedSql statement = SqlReader.read(sql, Dialect.GENERIC);
    List<Object> bound = binds.stream().map(Bound::ofObject).toList();
    Replay replay =
        new Replay(dataSource, sql, bound, !bound.isEmpty() || statement.bindCount() > 0, null);
    return Explanation.of(
        bound.stream().allMatch(Bound.class::isInstance)
            ? explainer.askNow(replay, statement.shape())
            : Answer.none("a value is of a type that cannot be bound again"));
  }

  OwnFailures failures() {
    return failures;
  }

  /**
   * A threshold that is not set is never reached, and neither is one of centuries, which is more
   * nanoseconds than a long holds.
   */
  private static long nanos(@Nullable Duration threshold) {
    return threshold == null || threshold.toSeconds() > Long.MAX_VALUE / 2_000_000_000L
        ? ProbeSettings.NEVER
        : threshold.toNanos();
  }

  private static @Nullable String allowance(AnnotatedElement element) {
    AllowQueries allowed = element.getAnnotation(AllowQueries.class);
    return allowed == null ? null : allowed.reason();
  }

  private final class EndOfScope implements ScopeListener {

    @Override
    public void ended(Ledger ledger) {
      scopeEnded(ledger);
    }

    /**
     * Unless somebody asks for kinds of single statements, no detector has a verdict about one that
     * was not slow; the summary counts it.
     */
    @Override
    public boolean concernedBy(Execution lone) {
      return !closed && (LOG.isDebugEnabled() || judgesSingles() || reporting.watchesScopes());
    }

    @Override
    public boolean judgesSingles() {
      return singles;
    }
  }

  private void scopeEnded(Ledger ledger) {
    long start = System.nanoTime();
    try {
      judge(ledger);
    } finally {
      judgingNanos.add(System.nanoTime() - start);
    }
  }

  /** How long applications have waited in all while their scopes were judged. */
  long judgingNanos() {
    return judgingNanos.sum();
  }

  private void judge(Ledger ledger) {
    if (closed
        || ledger.isQuiet()
        || (ledger.statements() == 0 && ledger.kind() != ScopeKind.EXPLICIT)) {
      return;
    }
    try {
      if (!judging) {
        reporting.summarize(ledger, report(ledger), false);
        reporting.ended(ledger, report(ledger));
        return;
      }
      ScopeReport report = reporting.enrich(plans.complete(ledger, judge.report(ledger)));
      judged.add(ledger.statements());
      ledger.conclude(report);
      reporting.summarize(ledger, report, test);
      report.findings().stream()
          .filter(told::isNews)
          .forEach(finding -> plans.deliver(ledger, finding, reporting::tell));
      plans.forget(ledger);
      reporting.ended(ledger, report);
    } catch (Throwable failure) {
      failures.note("The statements of a scope could not be judged.", failure);
    }
  }

  /** What is said of a scope that has ended. */
  ScopeReport report(Ledger ledger) {
    ScopeReport report = ledger.report();
    return report != null
        ? report
        : new ScopeReport(
            ledger.scope(),
            ledger.statements(),
            List.of(),
            List.of(),
            List.of(
                new Inconclusive(
                    Inconclusive.Reason.NOT_JUDGED,
                    judging
                        ? "Roundtrip was closed before the scope, or failed while judging it"
                        : "detection is switched off")));
  }

  ScopeReport reportSoFar(Ledger ledger) {
    return judging ? ledger.read(judge::report) : report(ledger);
  }

  static Optional<StatementShape> statement(Ledger ledger, long index) {
    for (List<Group> groups : ledger.groupsByShape().values()) {
      for (Group group : groups) {
        for (Execution execution : group.executions()) {
          if (execution.sequence() == index) {
            return Optional.of(Detection.describe(group.shape()));
          }
        }
      }
    }
    return Optional.empty();
  }

  List<String> whyNot(Ledger ledger, String sql) {
    return judging
        ? judge.whyNot(ledger, sql)
        : List.of("Nothing is reported: detection is switched off, roundtrip.detection=false.");
  }

  List<Allowance> staleAllowances() {
    return allowed.stale();
  }

  private void happened(Incident incident) {
    if (closed || !judging) {
      return;
    }
    try {
      judge.findings(incident).stream().map(reporting::enrich).forEach(reporting::tell);
    } catch (Throwable failure) {
      failures.note("Something that happened outside of scopes could not be judged.", failure);
    }
  }

  void close() {
    if (closed) {
      return;
    }
    recorder.close();
    explainer.close();
    closed = true;
    long unattributed = scopes.unattributed().statements();
    if (unattributed > 0) {
      LOG.info(
          "{} statements, {} ms in the database, belong to no scope: theirs had ended when they"
              + " were sent.",
          unattributed,
          Duration.ofNanos(scopes.unattributed().nanos()).toMillis());
    }
    if (judged.sum() > 0) {
      for (Allowance stale : allowed.stale()) {
        LOG.warn("This allowance matched no finding and may be out of date: {}", stale);
      }
    }
    if (failures.count() > 0) {
      LOG.warn("{} failures of Roundtrip itself; each kind is in the log above.", failures.count());
    }
  }
}
