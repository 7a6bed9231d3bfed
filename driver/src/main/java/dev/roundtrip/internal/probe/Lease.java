package dev.roundtrip.internal.probe;

import dev.roundtrip.finding.NotClosedFinding.Resource;
import dev.roundtrip.internal.callsite.CallPath;
import dev.roundtrip.internal.scope.Incident;
import dev.roundtrip.internal.scope.OpenScope;
import dev.roundtrip.internal.scope.UnsettledIncident;
import dev.roundtrip.internal.sql.Dialect;
import dev.roundtrip.internal.sql.Shape;
import org.jspecify.annotations.Nullable;

/**
 * What remains of a lease when the application has dropped its connection: where it was acquired,
 * and whether it was closed. A weak reference, so that what it says is certain: what cannot be
 * reached can not be closed any more.
 */
final class Lease extends InFlight implements UnsettledIncident {

  private enum State {
    OPEN,
    /** The driver's own connection is known to the application, which may close that. */
    HANDED_OUT,
    /** Over, but statements are open; kept until these are closed or dropped. */
    STATEMENTS_OPEN,
    /** As above; its scope will ask. */
    ASKED_AT_END_OF_SCOPE,
    OVER
  }

  private final DataSourceProbe source;
  private final String scope;
  private final CallPath acquiredBy;
  private State state = State.OPEN;

  /** Null as long as no statement was left open, as by nearly every lease. */
  private @Nullable LeftOpen left;

  private static final class LeftOpen {

    private final CallPath executedBy;
    private final @Nullable Shape executed;
    private int count;

    LeftOpen(int count, CallPath executedBy, @Nullable Shape executed) {
      this.count = count;
      this.executedBy = executedBy;
      this.executed = executed;
    }
  }

  Lease(ConnectionProbe connection, DataSourceProbe source, String scope, CallPath acquiredBy) {
    super(connection, source.recorder.leases.dropped());
    this.source = source;
    this.scope = scope;
    this.acquiredBy = acquiredBy;
  }

  Dialect dialect() {
    return source.dialect();
  }

  /** The application has got hold of the connection beneath. */
  void handedOut() {
    if (state == State.OPEN) {
      state = State.HANDED_OUT;
    }
  }

  /** The connection was closed and left no statement open. */
  void over() {
    state = State.OVER;
    source.recorder.leases.remove(this);
  }

  /**
   * The connection was closed and left statements open.
   *
   * @param count how many, at least 1
   * @param path the frames that executed one of them
   * @param shape what it executed, or null
   * @param in the explicit scope that is asked about it when it ends, or null
   */
  void leftOpen(int count, CallPath path, @Nullable Shape shape, @Nullable OpenScope in) {
    left = new LeftOpen(count, path, shape);
    if (in != null && in.ledger().add(this)) {
      state = State.ASKED_AT_END_OF_SCOPE;
      source.recorder.leases.remove(this);
    } else if (source.recorder.leases.keep()) {
      state = State.STATEMENTS_OPEN;
    } else {
      over();
    }
  }

  /** A statement was closed after its connection. */
  void statementClosed() {
    LeftOpen open = left;
    if (open != null && --open.count == 0 && state == State.STATEMENTS_OPEN) {
      state = State.OVER;
      source.recorder.leases.removeKept(this);
    }
  }

  @Override
  public @Nullable Incident settle() {
    LeftOpen open = left;
    return open != null && open.count > 0 ? statements(open) : null;
  }

  /** Nothing of the application's reaches the connection or a statement of it any more. */
  void dropped() {
    State was = state;
    state = State.OVER;
    switch (was) {
      case OPEN -> {
        source.recorder.leases.remove(this);
        source.leaked();
        source.recorder.report(
            new Incident.NotClosed(scope, Resource.CONNECTION, acquiredBy, null, 1), null);
      }
      case HANDED_OUT -> source.recorder.leases.remove(this);
      case STATEMENTS_OPEN -> {
        source.recorder.leases.removeKept(this);
        if (left != null) {
          source.recorder.report(statements(left), null);
        }
      }
      case ASKED_AT_END_OF_SCOPE, OVER -> {}
    }
  }

  private Incident statements(LeftOpen open) {
    return new Incident.NotClosed(
        scope, Resource.STATEMENT, open.executedBy, open.executed, open.count);
  }
}
