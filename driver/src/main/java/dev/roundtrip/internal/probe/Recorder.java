package dev.roundtrip.internal.probe;

import dev.roundtrip.internal.callsite.CallPath;
import dev.roundtrip.internal.callsite.StackReader;
import dev.roundtrip.internal.callsite.ThreadStackReader;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.FamiliarLoops;
import dev.roundtrip.internal.scope.Incident;
import dev.roundtrip.internal.scope.IncidentListener;
import dev.roundtrip.internal.scope.OpenScope;
import dev.roundtrip.internal.scope.ScopeKind;
import dev.roundtrip.internal.scope.Scopes;
import dev.roundtrip.internal.sql.Dialect;
import dev.roundtrip.internal.sql.ParsedSql;
import dev.roundtrip.internal.sql.Shape;
import dev.roundtrip.internal.sql.ShapeCache;
import org.jspecify.annotations.Nullable;

/**
 * What all probes of one Roundtrip share, and how an execution gets into its scope. Thread-safe.
 */
public final class Recorder {

  /** Stands for the name of a scope where there is none. */
  static final String NO_SCOPE = "outside of scopes";

  /** A power of two. */
  private static final int KNOWN_TEXTS = 64;

  /** Longer texts are not worth holding twice. */
  private static final int MAXIMUM_KNOWN_TEXT = 2_000;

  final ProbeSettings settings;
  private final ShapeCache shapes;

  /**
   * In front of the cache, the constants of the application's code, found by identity: the cache
   * keeps books of every read, and a hit here does not (JdbcBenchmark.lookup). Read and written
   * without synchronization; who misses an entry asks the cache.
   */
  private final @Nullable KnownText[] knownTexts = new @Nullable KnownText[KNOWN_TEXTS];

  final Scopes scopes;
  private final FamiliarLoops familiar = new FamiliarLoops();
  final OwnFailures failures;
  final Leases leases = new Leases();
  final DataSourceNames dataSources = new DataSourceNames();
  final Ticker ticker;
  private final StackReader stacks;
  private final IncidentListener incidents;

  /** Held for the ticker, which only has a weak reference to it. */
  private final StillRunningWatch watch;

  private record KnownText(String text, Dialect dialect, ParsedSql parsed) {}

  /** Assembled by the root package. */
  public Recorder(
      ProbeSettings settings,
      ShapeCache shapes,
      Scopes scopes,
      StackReader stacks,
      ThreadStackReader threadStacks,
      IncidentListener incidents,
      OwnFailures failures) {
    this.settings = settings;
    this.shapes = shapes;
    this.scopes = scopes;
    this.stacks = stacks;
    this.incidents = incidents;
    this.failures = failures;
    this.watch = new StillRunningWatch(this, threadStacks, settings.stillRunningNanos());
    this.ticker =
        settings.stillRunningNanos() == ProbeSettings.NEVER
            ? Ticker.OFF
            : new ThreadTicker(settings.tickNanos(), watch);
  }

  /** Reports what is known by now, ends the thread and forgets all connections. */
  public void close() {
    ticker.stop();
    leases.noticeDropped();
    leases.close();
  }

  /** What the data sources are called. */
  public DataSourceNames dataSources() {
    return dataSources;
  }

  /** The nearest application frames of the current thread; unknown if nothing is judged. */
  CallPath stack() {
    return settings.detects() ? stacks.read() : CallPath.unknown();
  }

  /** Something was seen: told when the scope ends, or at once where there is none that is open. */
  void report(Incident incident, @Nullable OpenScope scope) {
    if (scope == null || !scope.ledger().add(incident)) {
      incidents.happened(incident);
    }
  }

  ParsedSql shape(@Nullable String text, Dialect dialect) {
    if (text == null || text.length() > MAXIMUM_KNOWN_TEXT) {
      return shapes.get(text, dialect);
    }
    int place = text.hashCode() & (KNOWN_TEXTS - 1);
    KnownText known = knownTexts[place];
    if (known != null && isSame(known.text, text) && known.dialect == dialect) {
      return known.parsed;
    }
    ParsedSql parsed = shapes.get(text, dialect);
    knownTexts[place] = new KnownText(text, dialect, parsed);
    return parsed;
  }

  @SuppressWarnings("ReferenceEquality") // Equal texts that are not the same are the cache's.
  private static boolean isSame(String a, String b) {
    return a == b;
  }

  void count(Execution execution, @Nullable OpenScope scope) {
    if (scope == null) {
      scopes.count(execution, null, CallPath.unknown());
      return;
    }
    boolean slow = isSlow(execution.nanos());
    CallPath path =
        slow ? stack() : decides(execution, scope) ? path(execution, scope) : CallPath.unknown();
    scopes.count(execution, scope, path);
    if (slow) {
      execution.slow(path);
    }
  }

  /** Whether the first execution of an implicit scope need not be looked at before a second. */
  boolean canWait(Execution execution, ScopeKind kind) {
    return !isSlow(execution.nanos())
        && (kind == ScopeKind.LEASE || !settings.walkFirst())
        && !scopes.judgesSingles();
  }

  boolean keepsRepetitions() {
    return settings.keepsRepetitions();
  }

  boolean isSlow(long nanos) {
    return nanos >= settings.slowNanos();
  }

  /** Where every stack counts each is walked; elsewhere a loop that is familiar is believed. */
  private CallPath path(Execution execution, OpenScope scope) {
    if (settings.walkFirst() || scope.isRecorded() || scopes.judgesSingles()) {
      return stack();
    }
    CallPath expected =
        scope.ledger().expected(execution.sql().shape(), execution.dataSource(), familiar);
    return expected == null ? stack() : expected;
  }

  /** Whether a verdict can depend on the stack: walking it is most of what counting costs. */
  private boolean decides(Execution execution, OpenScope scope) {
    if (scope.isRecorded()) {
      return true;
    }
    Shape shape = execution.sql().shape();
    boolean judged =
        switch (shape.kind()) {
          case SELECT -> shape.hasFrom();
          case INSERT, UPDATE, DELETE, MERGE -> true;
          case CALL, DDL, TRANSACTION, SESSION, EXPLAIN, OTHER -> false;
        };
    return settings.detects() && judged && (walksFirst(scope) || scope.ledger().hasSeen(shape));
  }

  private boolean walksFirst(OpenScope scope) {
    return (settings.walkFirst() && scope.ledger().kind() != ScopeKind.LEASE)
        || scopes.judgesSingles();
  }

  /** The first row has arrived; the wait for it may have made the execution slow. */
  void firstRow(Execution execution, long waitNanos) {
    boolean wasSlow = isSlow(execution.nanos());
    execution.firstRow(waitNanos);
    if (!wasSlow && isSlow(execution.nanos())) {
      execution.slow(stack());
    }
  }
}
