package dev.roundtrip.internal.jdbc;

import dev.roundtrip.internal.probe.PooledConnectionProbe;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.jspecify.annotations.Nullable;

/** The transaction manager's handle: it tells the probe where global transactions begin and end. */
final class ObservedXaResource extends ForwardingXAResource {

  private final PooledConnectionProbe probe;

  ObservedXaResource(XAResource raw, PooledConnectionProbe probe) {
    super(raw);
    this.probe = probe;
  }

  @Override
  public void start(Xid xid, int flags) throws XAException {
    rawXAResource.start(xid, flags);
    probe.started(flags);
  }

  @Override
  public void end(Xid xid, int flags) throws XAException {
    rawXAResource.end(xid, flags);
    probe.ended();
  }

  @Override
  public int prepare(Xid xid) throws XAException {
    try {
      int vote = rawXAResource.prepare(xid);
      probe.prepared(vote);
      return vote;
    } catch (XAException failure) {
      probe.failed(failure);
      throw failure;
    }
  }

  @Override
  public void commit(Xid xid, boolean onePhase) throws XAException {
    try {
      rawXAResource.commit(xid, onePhase);
      probe.committed();
    } catch (XAException failure) {
      probe.failed(failure);
      throw failure;
    }
  }

  @Override
  public void rollback(Xid xid) throws XAException {
    try {
      rawXAResource.rollback(xid);
      probe.rolledBack();
    } catch (XAException failure) {
      probe.failed(failure);
      throw failure;
    }
  }

  @Override
  public void forget(Xid xid) throws XAException {
    rawXAResource.forget(xid);
    probe.committed();
  }

  /** Drivers compare with their own class. */
  @Override
  public boolean isSameRM(@Nullable XAResource other) throws XAException {
    return rawXAResource.isSameRM(
        other instanceof ObservedXaResource observed ? observed.rawXAResource : other);
  }
}
