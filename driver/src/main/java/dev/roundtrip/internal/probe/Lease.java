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

  private final LeaseOrigin origin;
  private State state = Plain.OPEN;

  private sealed interface State permits Plain, LeftOpen {}

  private enum Plain implements State {
    OPEN,
    /** The driver's own connection is known to the application, which may close that. */
    HANDED_OUT,
    OVER
  }

  /** Over, but statements are open. */
  private static final class LeftOpen implements State {

    private final CallPath executedBy;
    private final @Nullable Shape executed;
    private int count;

    /** In {@link Leases}, until these are closed or dropped; else its scope asks at its end. */
    private boolean kept;

    LeftOpen(int count, CallPath executedBy, @Nullable Shape executed) {
      this.count = count;
      this.executedBy = executedBy;
      this.executed = executed;
    }
  }

  Lease(ConnectionProbe connection, LeaseOrigin origin) {
    super(connection, origin.source().recorder.leases.dropped());
    this.origin = origin;
  }

  DataSourceProbe source() {
    return origin.source();
  }

  private Leases leases() {
    return source().recorder.leases;
  }

  Dialect dialect() {
    return source().dialect();
  }

  /** The application has got hold of the connection beneath. */
  void handedOut() {
    if (state == Plain.OPEN) {
      state = Plain.HANDED_OUT;
    }
  }

  /** The connection was closed and left no statement open. */
  void over() {
    state = Plain.OVER;
    leases().remove(this);
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
    LeftOpen left = new LeftOpen(count, path, shape);
    state = left;
    if (in != null && in.ledger().add(this)) {
      leases().remove(this);
    } else if (leases().keep()) {
      left.kept = true;
    } else {
      over();
    }
  }

  /** A statement was closed after its connection. */
  void statementClosed() {
    if (state instanceof LeftOpen left && --left.count == 0 && left.kept) {
      state = Plain.OVER;
      leases().removeKept(this);
    }
  }

  @Override
  public @Nullable Incident settle() {
    return state instanceof LeftOpen left && left.count > 0 ? statements(left) : null;
  }

  /** Nothing of the application's reaches the connection or a statement of it any more. */
  void dropped() {
    if (state == Plain.OPEN) {
      over();
      source().leaked();
      source()
          .recorder
          .report(
              new Incident.NotClosed(
                  origin.scope(), Resource.CONNECTION, origin.acquiredBy(), null, 1),
              null);
    } else if (state == Plain.HANDED_OUT) {
      over();
    } else if (state instanceof LeftOpen left && left.kept) {
      state = Plain.OVER;
      leases().removeKept(this);
      source().recorder.report(statements(left), null);
    }
  }

  private Incident statements(LeftOpen left) {
    return new Incident.NotClosed(
        origin.scope(), Resource.STATEMENT, left.executedBy, left.executed, left.count);
  }
}
