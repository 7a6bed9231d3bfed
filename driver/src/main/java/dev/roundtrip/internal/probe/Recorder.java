package dev.roundtrip.internal.probe;

import dev.roundtrip.finding.StatementKind;
import dev.roundtrip.internal.callsite.CallPath;
import dev.roundtrip.internal.callsite.StackReader;
import dev.roundtrip.internal.callsite.ThreadStackReader;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.Incident;
import dev.roundtrip.internal.scope.IncidentListener;
import dev.roundtrip.internal.scope.OpenScope;
import dev.roundtrip.internal.scope.ScopeKind;
import dev.roundtrip.internal.scope.Scopes;
import dev.roundtrip.internal.sql.Shape;
import dev.roundtrip.internal.sql.ShapeCache;
import org.jspecify.annotations.Nullable;

/**
 * What all probes of one Roundtrip share, and how an execution gets into its scope. Thread-safe.
 */
public final class Recorder {

  /** Stands for the name of a scope where there is none. */
  static final String NO_SCOPE = "outside of scopes";

  final ProbeSettings settings;
  final ShapeCache shapes;
  final Scopes scopes;
  final OwnFailures failures;
  final Leases leases = new Leases();
  final Ticker ticker;
  private final StackReader stacks;
  private final IncidentListener incidents;

  /** Held for the ticker, which only has a weak reference to it. */
  private final StillRunningWatch watch;

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

  /** The nearest application frames of the current thread. */
  CallPath stack() {
    return stacks.read();
  }

  /** Something was seen: told when the scope ends, or at once where there is none that is open. */
  void report(Incident incident, @Nullable OpenScope scope) {
    if (scope == null || !scope.ledger().add(incident)) {
      incidents.happened(incident);
    }
  }

  void count(Execution execution, @Nullable OpenScope scope) {
    if (scope == null) {
      scopes.count(execution, null, CallPath.unknown());
      return;
    }
    boolean slow = execution.nanos() >= settings.slowNanos();
    CallPath path = slow || decides(execution, scope) ? stacks.read() : CallPath.unknown();
    scopes.count(execution, scope, path);
    if (slow) {
      execution.slow(path);
    }
  }

  /** Whether a verdict can depend on the stack: walking it is most of what counting costs. */
  private boolean decides(Execution execution, OpenScope scope) {
    Shape shape = execution.sql().shape();
    return shape.kind() == StatementKind.SELECT
        && shape.hasFrom()
        && (walksFirst(scope) || scope.ledger().hasSeen(shape));
  }

  private boolean walksFirst(OpenScope scope) {
    return settings.walkFirst() && scope.ledger().kind() != ScopeKind.LEASE;
  }

  /** The first row has arrived; the wait for it may have made the execution slow. */
  void firstRow(Execution execution, long waitNanos) {
    boolean wasSlow = execution.nanos() >= settings.slowNanos();
    execution.firstRow(waitNanos);
    if (!wasSlow && execution.nanos() >= settings.slowNanos()) {
      execution.slow(stacks.read());
    }
  }
}
