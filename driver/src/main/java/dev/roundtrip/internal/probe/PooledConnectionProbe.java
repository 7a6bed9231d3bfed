package dev.roundtrip.internal.probe;

import java.sql.Connection;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/**
 * One physical connection that is handed out again and again, perhaps as a branch of global
 * transactions. It has one lease at a time: taking the next one ends the one before.
 */
public final class PooledConnectionProbe {

  private final DataSourceProbe dataSource;
  private @Nullable ConnectionProbe lease;

  /** Between start and end of a branch. */
  private boolean associated;

  /** From the start of a branch until it is committed, rolled back or found read-only. */
  private boolean global;

  /** A physical connection was made. */
  public PooledConnectionProbe(DataSourceProbe dataSource) {
    this.dataSource = dataSource;
  }

  /** A logical connection is about to be asked for. */
  public long begin() {
    return dataSource.begin();
  }

  /** A logical connection was handed out. */
  public ConnectionProbe acquired(long start, Connection connection) {
    closed();
    ConnectionProbe taken = dataSource.acquired(start, connection);
    if (global) {
      taken.globalTransaction(true);
    }
    lease = taken;
    return taken;
  }

  /** No logical connection was handed out. */
  public void acquisitionFailed(long start, Throwable error) {
    dataSource.acquisitionFailed(start, error);
  }

  /** The physical connection was closed; may come more than once. */
  public void closed() {
    ConnectionProbe open = lease;
    if (open != null) {
      lease = null;
      open.closed();
    }
  }

  /** A branch was started, joined or resumed. */
  public void started(int flags) {
    boolean goesOn = (flags & (XAResource.TMRESUME | XAResource.TMJOIN)) != 0;
    associated = true;
    if (!goesOn || !global) {
      global = true;
      ConnectionProbe open = lease;
      if (open != null) {
        open.globalTransaction(true);
      }
    }
  }

  /** The connection left its branch; the branch waits for its outcome. */
  public void ended() {
    associated = false;
  }

  /** A branch was prepared; one that has only read is over by that. */
  public void prepared(int vote) {
    if (vote == XAResource.XA_RDONLY) {
      over(false);
    }
  }

  /** A branch was committed, or forgotten. */
  public void committed() {
    over(false);
  }

  /** A branch was rolled back. */
  public void rolledBack() {
    over(true);
  }

  /** The resource refused to prepare, commit or roll back. */
  public void failed(XAException error) {
    if (error.errorCode >= XAException.XA_RBBASE && error.errorCode <= XAException.XA_RBEND) {
      over(true);
    }
  }

  /** Another branch's outcome may be told to this resource while the connection works on one. */
  private void over(boolean undone) {
    ConnectionProbe open = lease;
    if (associated || !global) {
      return;
    }
    global = false;
    if (open != null) {
      open.globalTransactionEnded(undone);
    }
  }
}
